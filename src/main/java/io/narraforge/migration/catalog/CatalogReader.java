package io.narraforge.migration.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL for everything in a schema, under settings that make its words the same in every session. */
final class CatalogReader {
    private static final List<String> PARTS = List.of(
            "tables", "columns", "constraints", "indexes", "attachments", "routines", "types", "views_and_sequences");

    private static final String MEMBERS = """
        SELECT quote_ident(nspname) || '.' || quote_ident(name)
        FROM (
            SELECT 'pg_proc'::regclass AS classid, oid, pronamespace AS namespace, proname AS name FROM pg_proc
            UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace, typname FROM pg_type
            UNION ALL SELECT 'pg_class'::regclass, oid, relnamespace, relname FROM pg_class
            UNION ALL SELECT 'pg_opclass'::regclass, oid, opcnamespace, opcname FROM pg_opclass
            UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace, dictname FROM pg_ts_dict
            UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace, cfgname FROM pg_ts_config) AS object
        JOIN pg_namespace ON pg_namespace.oid = namespace
        JOIN pg_depend ON pg_depend.classid = object.classid AND objid = object.oid AND deptype = 'e'
        """;

    private final Connection session;

    CatalogReader(Connection session) {
        this.session = session;
    }

    Catalog read() throws SQLException {
        if (!session.getAutoCommit()) {
            return readAndUndo(session.setSavepoint());
        }
        session.setAutoCommit(false);
        try {
            return readAndUndo(session.setSavepoint());
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    /** Going back to the savepoint gives the settings back that were changed. */
    private Catalog readAndUndo(Savepoint before) throws SQLException {
        Catalog catalog = readUnderOurSettings();
        session.rollback(before);
        session.releaseSavepoint(before);
        return catalog;
    }

    private Catalog readUnderOurSettings() throws SQLException {
        try (Statement statement = session.createStatement()) {
            try (ResultSet set = statement.executeQuery(SessionSettings.OF_DEPARSED_TEXT)) {
                if (!set.next()) {
                    return new Catalog(List.of(), List.of());
                }
            }
            var rules = new RuleText(members(statement));
            var parts = new ArrayList<Part>();
            for (String kind : PARTS) {
                readParts(statement, kind, rules, parts);
            }
            return new Catalog(parts, needs(statement));
        }
    }

    private static Set<String> members(Statement statement) throws SQLException {
        var members = new HashSet<String>();
        try (ResultSet rows = statement.executeQuery(MEMBERS)) {
            while (rows.next()) {
                members.add(rows.getString(1));
            }
        }
        return members;
    }

    private static void readParts(Statement statement, String kind, RuleText rules, List<Part> parts)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery(CatalogQueries.scoped(kind))) {
            while (rows.next()) {
                parts.add(part(rows, rules));
            }
        }
    }

    private static Part part(ResultSet row, RuleText rules) throws SQLException {
        var part = new Part(
                new ObjectName(ObjectKind.valueOf(row.getString("kind")), row.getString("object")),
                Aspect.valueOf(row.getString("aspect")),
                row.getString("name"),
                row.getInt("place"),
                row.getString("columns"),
                row.getString("definition"),
                row.getString("context"),
                texts(row.getArray("ddl")),
                "");
        @Nullable String rule = row.getString("rule");
        return part.withRule(rules.of(rule == null ? String.join("\n", part.statements()) : rule));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static List<Need> needs(Statement statement) throws SQLException {
        var needs = new ArrayList<Need>();
        try (ResultSet rows = statement.executeQuery(CatalogQueries.scoped("needs"))) {
            while (rows.next()) {
                needs.add(need(rows));
            }
        }
        return needs;
    }

    private static Need need(ResultSet row) throws SQLException {
        var of = new ObjectName(ObjectKind.valueOf(row.getString("kind")), row.getString("object"));
        String kind = row.getString("needed_kind");
        String needed = row.getString("needed_object");
        return kind.equals("EXTENSION")
                ? new Need.OfExtension(of, needed, row.getString("needed_schema"))
                : new Need.OfObject(of, new ObjectName(ObjectKind.valueOf(kind), needed));
    }
}
