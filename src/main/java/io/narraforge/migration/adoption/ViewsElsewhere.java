package io.narraforge.migration.adoption;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Views of other schemas on columns whose type V2 changes, which PostgreSQL refuses while they are there. Nothing that
 * copies one schema meets them.
 */
final class ViewsElsewhere {
    private static final String VIEWS = """
        SELECT format('The %s %I.%I reads %s', CASE viewed.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END,
            view_schema.nspname, viewed.relname, string_agg(DISTINCT legacy.relname || '.' || attname, ', '))
        FROM pg_depend
        JOIN pg_rewrite ON pg_depend.classid = 'pg_rewrite'::regclass AND pg_rewrite.oid = objid
        JOIN pg_class AS viewed ON viewed.oid = ev_class AND viewed.relkind IN ('v', 'm')
        JOIN pg_namespace AS view_schema ON view_schema.oid = viewed.relnamespace
        JOIN pg_attribute ON pg_depend.refclassid = 'pg_class'::regclass
            AND attrelid = refobjid AND attnum = refobjsubid
        JOIN pg_class AS legacy ON legacy.oid = attrelid
        WHERE legacy.relnamespace = to_regnamespace('public') AND legacy.relname = ANY (?)
            AND viewed.relnamespace <> legacy.relnamespace
            AND (atttypid IN ('json'::regtype, 'timestamp'::regtype) OR attname = 'cost_usd')
        GROUP BY viewed.relkind, view_schema.nspname, viewed.relname
        ORDER BY 1\
        """;

    private ViewsElsewhere() {}

    /** A sentence for each, with what to do. */
    static List<String> find(Connection session) throws SQLException {
        return Query.of(VIEWS, session.createArrayOf("text", LegacyTable.names().toArray()))
                .rows(
                        session,
                        row ->
                                "%s, of which V2 changes the type: it will be refused while the view is there; drop it before ./narra db migrate, and make it again after"
                                        .formatted(row.getString(1)));
    }
}
