package io.narraforge.migration.adoption;

import io.narraforge.database.Query;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.ObjectKind;
import io.narraforge.migration.catalog.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What there is in a database that tells the variants apart.
 *
 * @param schema that the session makes tables in; empty when no schema of its search_path is there
 * @param revisions the rows of alembic_version; empty when there is no such table
 * @param elsewhere tables of the legacy names in other schemas, with their schema
 * @param extensions but PL/pgSQL
 * @param catalog of the session's schema, without the tables of Alembic and Flyway
 */
record LegacyFacts(
        Optional<String> schema,
        Optional<List<String>> revisions,
        List<String> elsewhere,
        List<String> extensions,
        Catalog catalog) {

    /** The only schema that migrations of ours work in: their functions name it. */
    static final String SCHEMA = "public";

    static final Set<ObjectName> TABLES = LegacyTable.names().stream()
            .map(name -> new ObjectName(ObjectKind.TABLE, name))
            .collect(Collectors.toCollection(TreeSet::new));

    static LegacyFacts read(Connection session) throws SQLException {
        return new LegacyFacts(
                Query.of("SELECT current_schema()")
                        .rows(session, row -> Optional.ofNullable(row.getString(1)))
                        .getFirst(),
                revisions(session),
                Query.of("""
                    SELECT format('%I.%I', nspname, relname)
                    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                    WHERE relname = ANY (?) AND relkind IN ('r', 'p') AND relpersistence <> 't'
                        AND nspname IS DISTINCT FROM current_schema()
                    ORDER BY 1\
                    """, session.createArrayOf("text", LegacyTable.names().toArray()))
                        .rows(session, row -> row.getString(1)),
                Query.of("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname")
                        .rows(session, row -> row.getString(1)),
                Catalog.read(session));
    }

    /** Without asking for its columns by name: a table of that name need not be Alembic's. */
    private static Optional<List<String>> revisions(Connection session) throws SQLException {
        if (Query.of("SELECT to_regclass('alembic_version') IS NULL").isTrue(session)) {
            return Optional.empty();
        }
        return Optional.of(Query.of("""
            SELECT coalesce(to_jsonb(alembic_version) ->> 'version_num', to_jsonb(alembic_version)::text)
            FROM alembic_version ORDER BY 1\
            """).rows(session, row -> row.getString(1)));
    }

    /** Those of the seven tables that there are. */
    Set<ObjectName> legacyTables() {
        var names = new TreeSet<>(catalog.names());
        names.retainAll(TABLES);
        return names;
    }

    Set<ObjectName> others() {
        return others(catalog);
    }

    /** All but the seven tables. */
    static Set<ObjectName> others(Catalog catalog) {
        var names = new TreeSet<>(catalog.names());
        names.removeAll(TABLES);
        return names;
    }

    /** The seven tables, and all that hangs on them. */
    Catalog legacy() {
        return catalog.within(TABLES);
    }
}
