package io.narraforge.migration.backup;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a table is copied: which columns, in which order of rows. The order is that of the primary key, and the same on
 * every server, whatever its locale.
 *
 * @param columns all but the generated ones, which PostgreSQL computes again
 * @param order what rows are sorted by, in SQL
 */
record TableLayout(String schema, String name, List<String> columns, String order) {
    private static final String COLUMNS = """
        SELECT a.attname, a.attgenerated = '' AS is_stored, a.attcollation <> 0 AS is_collated,
            coalesce(array_position(key.indkey::int2[], a.attnum), -1) AS place_in_key
        FROM pg_catalog.pg_class AS t
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_catalog.pg_index AS key ON key.indrelid = t.oid AND key.indisprimary
        WHERE t.relnamespace = pg_catalog.to_regnamespace(?) AND t.relname = ? AND t.relkind IN ('r', 'p')
        ORDER BY a.attnum\
        """;

    static TableLayout read(Connection session, String schema, String table) throws SQLException {
        var columns = new ArrayList<String>();
        SortedMap<Integer, String> key = new TreeMap<>();
        try (PreparedStatement statement = session.prepareStatement(COLUMNS)) {
            statement.setString(1, quoted(schema));
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean("is_stored")) {
                        columns.add(rows.getString("attname"));
                    }
                    if (rows.getInt("place_in_key") >= 0) {
                        key.put(
                                rows.getInt("place_in_key"),
                                sorted(quoted(rows.getString("attname")), rows.getBoolean("is_collated")));
                    }
                }
            }
        }
        if (columns.isEmpty()) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    "The table %s.%s is not there, or has no column".formatted(schema, table)));
        }
        // Without a key two rows may be equal; then their order does not show.
        String order = key.isEmpty()
                ? columns.stream()
                        .map(column -> sorted(quoted(column) + "::text", true))
                        .collect(Collectors.joining(", "))
                : String.join(", ", key.values());
        return new TableLayout(schema, table, List.copyOf(columns), order);
    }

    private static String sorted(String expression, boolean isCollated) {
        return isCollated ? expression + " COLLATE \"C\"" : expression;
    }

    /** The same table with its columns in another order. */
    TableLayout withColumns(List<String> inOrder) {
        return new TableLayout(schema, name, List.copyOf(inOrder), order);
    }

    /** Rows of tables that somebody let inherit from it are not among its own. */
    String copyOut() {
        return "COPY (SELECT %s FROM ONLY %s ORDER BY %s) TO STDOUT (FORMAT text, ENCODING 'UTF8')"
                .formatted(quotedColumns(), quotedName(), order);
    }

    String copyIn() {
        return "COPY %s (%s) FROM STDIN (FORMAT text, ENCODING 'UTF8')".formatted(quotedName(), quotedColumns());
    }

    private String quotedColumns() {
        return columns.stream().map(TableLayout::quoted).collect(Collectors.joining(", "));
    }

    String quotedName() {
        return quoted(schema) + "." + quoted(name);
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
