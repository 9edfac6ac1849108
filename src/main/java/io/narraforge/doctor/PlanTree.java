package io.narraforge.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as PostgreSQL explains it in JSON; knows which nodes it has, and not what follows from them. */
final class PlanTree {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> nodes = new ArrayList<>();

    private PlanTree(JsonNode root) {
        collect(root);
    }

    static PlanTree parse(String explained) {
        try {
            return new PlanTree(JSON.readTree(explained).path(0).path("Plan"));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("EXPLAIN gave no JSON", noJson);
        }
    }

    private void collect(JsonNode node) {
        nodes.add(node);
        node.path("Plans").forEach(this::collect);
    }

    /**
     * The use of an index to find rows.
     *
     * @param condition null for a partial index whose own condition says enough
     */
    record IndexUse(String index, @Nullable String condition) {}

    /** The indexes that are asked which rows there are to read. */
    List<IndexUse> bitmapIndexScans() {
        return nodes.stream()
                .filter(node -> isOfType(node, "Bitmap Index Scan"))
                .map(node -> new IndexUse(
                        node.path("Index Name").asText(),
                        node.path("Index Cond").asText(null)))
                .toList();
    }

    /** Whether all rows are read before the first is known; an incremental sort reads a group of equal ones. */
    boolean sorts() {
        return nodes.stream().anyMatch(node -> isOfType(node, "Sort"));
    }

    private static boolean isOfType(JsonNode node, String type) {
        return node.path("Node Type").asText().equals(type);
    }
}
