package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every value of the seven tables as JSON text, by its place. Numbers have all their digits, times all their
 * microseconds, a time with zone is shown in UTC; what jsonb does not keep of json is not seen.
 */
record StoredValues(Map<Place, String> byPlace) {
    static final List<String> TABLES =
            List.of("worlds", "characters", "timelines", "jobs", "artifacts", "qa_reports", "cost_snapshots");
    private static final Pattern WITHOUT_ZONE = Pattern.compile("^\"([^ ]*)\"$");

    /** One column of one row. */
    record Place(String table, String row, String column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }
    }

    static StoredValues of(TestDatabase database) {
        return database.database().run(StoredValues::read);
    }

    private static StoredValues read(Connection session) throws SQLException {
        String query = TABLES.stream().map("""
            SELECT '%1$s', id, key, value::text FROM %1$s, jsonb_each(to_jsonb(%1$s))
            """::formatted).collect(Collectors.joining(" UNION ALL "));
        var values = new TreeMap<Place, String>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.put(new Place(rows.getString(1), rows.getString(2), rows.getString(3)), rows.getString(4));
            }
        }
        return new StoredValues(values);
    }

    /** What the legacy values must have become: the rules of the domain, written a second time. */
    StoredValues converted() {
        var converted = new TreeMap<Place, String>();
        byPlace.forEach((place, value) -> converted.put(place, converted(place, value)));
        for (Place id : byPlace.keySet()) {
            if (id.column().equals("id")) {
                Function<String, Place> column = name -> new Place(id.table(), id.row(), name);
                newColumns(id.table()).forEach((name, value) -> converted.put(column.apply(name), value));
            }
        }
        return new StoredValues(converted);
    }

    private static String converted(Place place, String value) {
        String column = place.table() + "." + place.column();
        return switch (column) {
            case "jobs.inspiration" -> value;
            case "jobs.status" -> value.equals("\"pending\"") || value.equals("\"created\"") ? "\"queued\"" : value;
            case "jobs.constraints", "worlds.geography" -> value.equals("null") ? "{}" : value;
            default -> place.column().endsWith("_at") ? inUtc(value) : value.equals("null") ? "[]" : value;
        };
    }

    private static String inUtc(String time) {
        Matcher parts = WITHOUT_ZONE.matcher(time);
        return parts.matches() ? parts.replaceFirst("\"$1+00:00\"") : time;
    }

    private static Map<String, String> newColumns(String table) {
        return switch (table) {
            case "jobs" -> Map.of("world_id", "null", "budget_usd", "5", "error_message", "null", "version", "1");
            case "characters", "timelines" -> Map.of("version", "1");
            default -> Map.of();
        };
    }
}
