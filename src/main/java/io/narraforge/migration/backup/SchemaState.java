package io.narraforge.migration.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a database's schema is at one moment.
 *
 * @param version as migrations are named, {@code V8}
 * @param fingerprint of our objects
 * @param tables the names of ours; all others are somebody else's
 */
public record SchemaState(String version, String fingerprint, SortedSet<String> tables) {

    public SchemaState {
        tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    }

    public SchemaState(String version, String fingerprint, Set<String> tables) {
        this(version, fingerprint, new TreeSet<>(tables));
    }

    /** Tells the state that a session sees, in the transaction that is open on it; leaves that open. */
    @FunctionalInterface
    public interface Reader {
        SchemaState read(Connection session) throws SQLException;
    }
}
