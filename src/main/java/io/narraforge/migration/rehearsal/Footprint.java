package io.narraforge.migration.rehearsal;

import io.narraforge.database.Query;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which tables, views and sequences there were when a file began, and which of them a session locks or has rewritten since. */
final class Footprint {
    private static final String RELATIONS = """
        SELECT pg_class.oid, pg_class.oid::regclass::text, pg_relation_filenode(pg_class.oid)
        FROM pg_class
        WHERE relkind NOT IN ('i', 'I') AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
            'pg_toast'::regnamespace)\
        """;

    private static final String TABLE_FILES =
            "SELECT oid, pg_relation_filenode(oid) FROM pg_class WHERE relkind IN ('r', 'm') AND oid = ANY (?)";

    private static final String LOCKS = """
        SELECT relation, mode
        FROM pg_locks
        WHERE locktype = 'relation' AND granted AND pid = ? AND mode <> 'AccessShareLock' AND relation = ANY (?)
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
        """;

    private final Map<Long, String> nameByRelation = new HashMap<>();
    private final Map<Long, Long> fileByRelation = new HashMap<>();
    private final Set<LockTaken> told = new HashSet<>();

    private Footprint() {}

    static Footprint before(Connection session) throws SQLException {
        var footprint = new Footprint();
        Query.of(RELATIONS).rows(session, row -> {
            footprint.nameByRelation.put(row.getLong(1), row.getString(2));
            footprint.fileByRelation.put(row.getLong(1), row.getLong(3));
            return row.getLong(1);
        });
        return footprint;
    }

    /** The locks of a server's process that this has not told before. */
    List<LockTaken> newLocks(Connection observer, int pid) throws SQLException {
        var locks = new TreeSet<>(Query.of(LOCKS, pid, relations(observer))
                .rows(observer, row -> LockTaken.of(name(row.getLong(1)), row.getString(2))));
        locks.removeIf(lock -> !told.add(lock));
        return List.copyOf(locks);
    }

    /** The tables whose file is another than when this was last asked. */
    List<String> newlyRewritten(Connection session) throws SQLException {
        var rewritten = new TreeSet<String>();
        Query.of(TABLE_FILES, relations(session)).rows(session, row -> {
            long file = row.getLong(2);
            if (fileByRelation.put(row.getLong(1), file) != file) {
                rewritten.add(name(row.getLong(1)));
            }
            return file;
        });
        return List.copyOf(rewritten);
    }

    private Array relations(Connection session) throws SQLException {
        return session.createArrayOf("oid", nameByRelation.keySet().toArray());
    }

    private String name(long relation) {
        return nameByRelation.getOrDefault(relation, Long.toString(relation));
    }
}
