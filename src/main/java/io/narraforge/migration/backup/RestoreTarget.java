package io.narraforge.migration.backup;

import io.narraforge.database.PostgresWords;
import io.narraforge.migration.backup.Restore.Fingerprints;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The database that a backup is restored into: fit for it, and kept so until the transaction ends, or refused. */
final class RestoreTarget {
    private static final String LOCK_TIMEOUT = "30s";

    private final Manifest manifest;
    private final SchemaState.Reader reader;
    private final Fingerprints fingerprints;

    RestoreTarget(Manifest manifest, SchemaState.Reader reader, Fingerprints fingerprints) {
        this.manifest = manifest;
        this.reader = reader;
        this.fingerprints = fingerprints;
    }

    /** Locks the tables against other writers; tells what the operator should know of it. */
    List<String> claim(CopySession session) throws SQLException {
        SourceFacts facts = SourceFacts.read(session);
        facts.refuseUnlessUtf8();
        SchemaState state = reader.read(session.connection());
        refuseOtherTables(state);
        lock(session);
        if (!reader.read(session.connection()).equals(state)) {
            throw refused("its schema was changed at the same time; try again");
        }
        refuseOtherColumns(session);
        refuseRows(session);
        return remarks(state, facts.source().serverMajor());
    }

    private void refuseOtherTables(SchemaState state) {
        if (!state.version().equals(manifest.schema().version())) {
            throw refused("it is at %s and the backup at %s"
                    .formatted(state.version(), manifest.schema().version()));
        }
        Set<String> expected = manifest.tableNames();
        if (!state.tables().equals(expected)) {
            throw refused("the backup is of the tables %s, and the database has %s"
                    .formatted(String.join(", ", expected), String.join(", ", state.tables())));
        }
    }

    /** Readers are not in the way. */
    private void lock(CopySession session) throws SQLException {
        Set<String> names = manifest.tableNames();
        if (names.isEmpty()) {
            return;
        }
        session.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
        try {
            session.lock(names, "SHARE ROW EXCLUSIVE");
        } catch (SQLException failure) {
            if (PostgresWords.tellOfALockTimeout(failure)) {
                throw new ProblemOccurredException(
                        refused("another session has been writing to it for " + LOCK_TIMEOUT)
                                .problem(),
                        failure);
            }
            throw failure;
        }
        session.execute("SET LOCAL lock_timeout = 0");
    }

    private void refuseOtherColumns(CopySession session) throws SQLException {
        for (Manifest.Table table : manifest.tables()) {
            List<String> columns = session.layout(table.name()).columns();
            if (!Set.copyOf(columns).equals(Set.copyOf(table.columns()))) {
                throw refused("%s has the columns %s in the backup, and %s in the database"
                        .formatted(table.name(), String.join(", ", table.columns()), String.join(", ", columns)));
            }
        }
    }

    private void refuseRows(CopySession session) throws SQLException {
        List<String> present = RowsPresent.in(session, manifest.tableNames());
        if (!present.isEmpty()) {
            throw refused("it is not empty: " + String.join(", ", present) + "; a restore replaces and mixes nothing");
        }
    }

    private List<String> remarks(SchemaState state, int serverMajor) {
        String expected = manifest.schema().fingerprint();
        if (state.fingerprint().equals(expected)) {
            return List.of();
        }
        int backedUpOn = manifest.source().serverMajor();
        if (backedUpOn != serverMajor) {
            return List.of(("The backup was taken on PostgreSQL %d and restored on %d: whether their schemas are equal"
                            + " cannot be told by fingerprints")
                    .formatted(backedUpOn, serverMajor));
        }
        String difference = "the schema that was backed up has the fingerprint %s, and this database's has %s"
                .formatted(expected, state.fingerprint());
        if (fingerprints == Fingerprints.EQUAL) {
            throw refused(difference
                    + ": one of them is not what the migrations made of it. Where only the columns have to be"
                    + " the same, say so with --other-schema");
        }
        return List.of("Restored into another schema than that of the backup: " + difference);
    }

    private ProblemOccurredException refused(String reason) {
        return new ProblemOccurredException(new Problem.CommandFailed(
                "The backup of %s cannot be restored into this database: %s. Nothing was restored."
                        .formatted(manifest.source().database(), reason)));
    }
}
