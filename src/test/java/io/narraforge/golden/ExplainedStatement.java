package io.narraforge.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** A statement with its values and its plan, in the JSON form of PostgreSQL. */
record ExplainedStatement(JsonNode explained) {
    private static final String SEQUENTIAL = "Seq Scan";
    private static final Set<String> READS = Set.of(SEQUENTIAL, "Index Scan", "Index Only Scan", "Bitmap Index Scan");
    /** They take all their rows before they give the first. */
    private static final Set<String> TAKES_ALL = Set.of("Sort", "Hash", "Aggregate");

    private static final String LIMIT = "Limit";
    private static final String TABLE = "Relation Name";

    /**
     * The tables that are read as a whole to find some of their rows: in sequence, or along an index that is told
     * nothing of what is looked for. Reading along an index until a page is full is none of these; nor is reading what
     * is to be added up.
     */
    List<String> tablesScanned() {
        var tables = new ArrayList<String>();
        collectScans(explained.path("Plan"), explained, false, tables);
        return tables;
    }

    /** @param above what a part of a bitmap scan reads for: the part itself names its index only */
    private void collectScans(JsonNode node, JsonNode above, boolean endsEarly, List<String> tables) {
        String type = node.path("Node Type").asText();
        JsonNode reader = node.has(TABLE) ? node : above;
        if (READS.contains(type) && !node.has("Index Cond")) {
            boolean untilThePageIsFull = endsEarly && !type.equals(SEQUENTIAL);
            boolean toAddUp = aggregates() && !reader.has("Filter");
            if (!untilThePageIsFull && !toAddUp) {
                tables.add(reader.path(TABLE).asText());
            }
        }
        boolean endsEarlyBelow = type.equals(LIMIT) || (endsEarly && !TAKES_ALL.contains(type));
        node.path("Plans").forEach(child -> collectScans(child, reader, endsEarlyBelow, tables));
    }

    /** Whether it is one of an aggregate or of groups, by the names of its columns; a count of what passes is not. */
    private boolean aggregates() {
        return explained.path("Query Text").asText().contains("as \"value_0\"");
    }

    /** The statement and its values, then a line for each node of the plan. */
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(explained.path("Query Text").asText());
        lines.add(explained.path("Query Parameters").asText());
        describe(explained.path("Plan"), "  ", lines);
        return String.join("\n", lines);
    }

    private static void describe(JsonNode node, String margin, List<String> lines) {
        var line = new StringJoiner(" ");
        for (String part : List.of("Node Type", TABLE, "Index Name", "Index Cond", "Filter")) {
            line.add(node.path(part).asText());
        }
        lines.add(margin + line.toString().strip());
        node.path("Plans").forEach(child -> describe(child, margin + "  ", lines));
    }
}
