package io.narraforge.migration.adoption;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether a document that is sound otherwise names a key twice in an object, at any depth: as SQL of its server's age. */
final class TwiceNamedKey {
    private static final int KNOWS_UNIQUE_KEYS = 160_000;

    static final String SINCE_16 = "place.document IS NOT JSON WITH UNIQUE KEYS";

    /** Slower by far: every level is read again for each of its parents. */
    static final String ALWAYS = """
        EXISTS (
            WITH RECURSIVE node (document) AS (
                SELECT place.document
                UNION ALL
                SELECT child.document
                FROM node
                CROSS JOIN LATERAL (
                    SELECT value
                    FROM json_each(CASE WHEN json_typeof(node.document) = 'object' THEN node.document END)
                    UNION ALL
                    SELECT value
                    FROM json_array_elements(CASE WHEN json_typeof(node.document) = 'array' THEN node.document END)
                        AS element (value)) AS child (document)
            )
            SELECT FROM node
            WHERE json_typeof(document) = 'object'
                AND (SELECT count(*) > count(DISTINCT key COLLATE "C") FROM json_each(document)))\
        """;

    private TwiceNamedKey() {}

    static String condition(Connection session) throws SQLException {
        int version = Query.of("SELECT current_setting('server_version_num')::integer")
                .one(session, row -> row.getInt(1));
        return version >= KNOWS_UNIQUE_KEYS ? SINCE_16 : ALWAYS;
    }
}
