package io.narraforge.migration.backup;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Numbers that PostgreSQL gives to rows go on after those that were inserted with theirs. */
final class Sequences {
    /** Those of serial (a) and of identity (i) columns. */
    private static final String SEQUENCES = """
        SELECT sequence.oid::regclass::text, attname
        FROM pg_catalog.pg_depend
        JOIN pg_catalog.pg_class AS sequence ON sequence.oid = objid AND sequence.relkind = 'S'
        JOIN pg_catalog.pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
        WHERE classid = 'pg_catalog.pg_class'::regclass AND refclassid = classid AND deptype IN ('a', 'i')
            AND refobjid = pg_catalog.to_regclass(?)\
        """;

    private Sequences() {}

    static void continueAfterRowsOf(TableLayout table, CopySession session) throws SQLException {
        Map<String, String> columnBySequence = new TreeMap<>();
        try (PreparedStatement statement = session.connection().prepareStatement(SEQUENCES)) {
            statement.setString(1, table.quotedName());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columnBySequence.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        for (Map.Entry<String, String> sequence : columnBySequence.entrySet()) {
            session.execute("SELECT setval('%s', max(%s)) FROM %s HAVING max(%2$s) IS NOT NULL"
                    .formatted(
                            sequence.getKey().replace("'", "''"),
                            TableLayout.quoted(sequence.getValue()),
                            table.quotedName()));
        }
    }
}
