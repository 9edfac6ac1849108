package io.narraforge.migration.backup;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a manifest says of the database beside our tables. */
record SourceFacts(Manifest.Source source, Instant now, List<String> tables) {
    private static final String FACTS = """
        SELECT current_database(), current_user, current_setting('server_encoding'),
            current_setting('server_version'), current_setting('server_version_num')::integer, now()\
        """;

    /** But those of PostgreSQL, and those by which this tool itself remembers what it did. */
    private static final String TABLES = """
        SELECT CASE WHEN nspname = ? THEN relname::text ELSE nspname || '.' || relname END
        FROM pg_catalog.pg_class
        JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'f')
            AND nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'narra_history')
            AND relname <> 'flyway_schema_history'
        ORDER BY 1\
        """;

    SourceFacts {
        tables = List.copyOf(tables);
    }

    static SourceFacts read(CopySession session) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet facts = statement.executeQuery(FACTS)) {
            facts.next();
            var source = new Manifest.Source(
                    facts.getString(1), facts.getString(2), facts.getString(3), facts.getString(4), facts.getInt(5));
            return new SourceFacts(
                    source, facts.getObject(6, OffsetDateTime.class).toInstant(), tables(session));
        }
    }

    private static List<String> tables(CopySession session) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(TABLES)) {
            statement.setString(1, session.schema());
            var tables = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        }
    }

    /** All but these. */
    List<String> tablesBeside(Set<String> ours) {
        return tables.stream().filter(table -> !ours.contains(table)).toList();
    }

    void refuseUnlessUtf8() {
        if (!source.encoding().equals("UTF8")) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    ("The database %s is encoded in %s; backups are made of and restored into UTF8 only. Move it with"
                        + " pg_dump into a database made with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0")
                            .formatted(source.database(), source.encoding())));
        }
    }
}
