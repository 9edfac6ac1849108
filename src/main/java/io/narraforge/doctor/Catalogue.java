package io.narraforge.doctor;

import java.sql.SQLException;
import java.util.List;

/** What PostgreSQL knows of tables and names. */
final class Catalogue {
    /** As the planner does it: the rows of a page when last counted, times the pages of now. */
    private static final String SIZE = """
        SELECT
            CASE WHEN reltuples > 0 AND relpages > 0 THEN
                reltuples / relpages * (pg_relation_size(pg_class.oid) / current_setting('block_size')::bigint) END,
            EXISTS (SELECT FROM pg_stats WHERE schemaname = nspname AND tablename = relname)
        FROM pg_class
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE pg_class.oid = to_regclass(quote_ident(?))\
        """;

    /** PostgreSQL's own way out of a name that is taken: a number after it. */
    private static final String FREE_NAME = """
        SELECT quote_ident(name)
        FROM generate_series(0, 1000) AS number,
            concat(left(?, 55), '_idx', nullif(number, 0)) AS name
        WHERE to_regclass(quote_ident(name)) IS NULL
        ORDER BY number
        LIMIT 1\
        """;

    /** Named with its schema where that is not on the search path; the plain name where the extension is missing. */
    private static final String TRIGRAM_CLASS = """
        SELECT coalesce(min(
            CASE WHEN pg_opclass_is_visible(oid) THEN opcname
                ELSE concat(quote_ident(opcnamespace::regnamespace::text), '.', opcname) END), 'gin_trgm_ops')
        FROM pg_opclass
        WHERE opcname = 'gin_trgm_ops'\
        """;

    private final Session session;

    Catalogue(Session session) {
        this.session = session;
    }

    /**
     * How much a table holds.
     *
     * @param analyzed whether PostgreSQL has looked at what it holds
     */
    record Size(long rows, boolean analyzed) {}

    Size sizeOf(String table) throws SQLException {
        return session.row(SIZE, List.of(table), row -> {
            double estimate = row.getDouble(1);
            boolean unknown = row.wasNull();
            boolean analyzed = row.getBoolean(2);
            return new Size(unknown ? count(table) : Math.round(estimate), analyzed);
        });
    }

    private long count(String table) throws SQLException {
        return session.row("SELECT count(*) FROM " + identifier(table), List.of(), row -> row.getLong(1));
    }

    /** A name as it is written in a statement. */
    String identifier(String name) throws SQLException {
        return session.row("SELECT quote_ident(?)", List.of(name), row -> row.getString(1));
    }

    /** The name for an index that says what it is of, as it is written in a statement. */
    String freeIndexName(String subject) throws SQLException {
        return session.row(FREE_NAME, List.of(subject), row -> row.getString(1));
    }

    /** The operator class of parts of text. */
    String trigramClass() throws SQLException {
        return session.row(TRIGRAM_CLASS, List.of(), row -> row.getString(1));
    }
}
