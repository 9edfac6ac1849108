package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.Query;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.InterruptedRestore;
import io.narraforge.migration.history.Revision;
import io.narraforge.migration.history.RunLook;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whether a database can be served as it is: at this build's version, with nothing half done and with the schema that its
 * migrations made. Says which command mends it, and mends nothing.
 */
public final class Readiness {
    private final Database database;
    private final ConnectionSettings connection;
    private final RunLog log;

    /**
     * Of one database.
     *
     * @param connection of the same, to make a scratch database beside it where fingerprints do not tell enough
     */
    public Readiness(Database database, ConnectionSettings connection, RunLog log) {
        this.database = database;
        this.connection = connection;
        this.log = log;
    }

    /** Returns when it can be served. */
    public void require() {
        try {
            new Migrator(database.dataSource()).requireCurrent();
        } catch (ProblemOccurredException refusal) {
            throw withWhoIsAtWork(refusal);
        }
        database.run(session -> {
            refuseInterruptedRestore(session);
            return true;
        });
        requireUndrifted();
    }

    /** Returns when the schema is the one that the migrations up to its version made. */
    void requireUndrifted() {
        Fingerprints fingerprints = database.run(Readiness::fingerprints);
        if (fingerprints != Fingerprints.EQUAL) {
            refuseDrift(fingerprints);
        }
    }

    private ProblemOccurredException withWhoIsAtWork(ProblemOccurredException refusal) {
        return database.run(RunLook::atWork)
                .filter(holder -> refusal.problem() instanceof Problem.DatabaseNotReady)
                .map(holder -> notReady(refusal.problem().message() + "\nAt work on it now: " + holder.words()))
                .orElse(refusal);
    }

    private static void refuseInterruptedRestore(Connection session) throws SQLException {
        Optional<InterruptedRestore> restore = InterruptedRestore.find(session);
        if (restore.isPresent()) {
            throw notReady(restore.get().words() + "; bring it back with: ./narra db restore FILE");
        }
    }

    /** What is known of the schema in some milliseconds. */
    private enum Fingerprints {
        EQUAL,
        DIFFERENT,
        NONE_KEPT,
        HIDDEN
    }

    private static Fingerprints fingerprints(Connection session) throws SQLException {
        if (HistorySchema.isHidden(session)) {
            return Fingerprints.HIDDEN;
        }
        OurSchema schema = OurSchema.read(session);
        Optional<String> expected = expectedFingerprint(session, schema);
        if (expected.isEmpty()) {
            return Fingerprints.NONE_KEPT;
        }
        return expected.get().equals(schema.ours().fingerprint()) ? Fingerprints.EQUAL : Fingerprints.DIFFERENT;
    }

    /**
     * Compares object by object. A fingerprint alone is no proof: the server may have been upgraded to another major version,
     * or an older build have kept none.
     */
    private void refuseDrift(Fingerprints fingerprints) {
        if (fingerprints == Fingerprints.HIDDEN) {
            log.warn("The role may not read the schema narra_history, so every start compares the schema object by"
                    + " object; as its owner: GRANT USAGE ON SCHEMA narra_history TO <role>; GRANT SELECT ON ALL"
                    + " TABLES IN SCHEMA narra_history TO <role>");
        }
        DriftReport report;
        try {
            report = new Drift(database, connection, event -> {}).report();
        } catch (ProblemOccurredException noScratch) {
            refuseUncompared(fingerprints, noScratch.problem().message());
            return;
        }
        if (report.isDrifted()) {
            throw notReady("The schema is not the one that its migrations made: %s. Details: ./narra db check"
                    .formatted(report.summary()));
        }
    }

    private void refuseUncompared(Fingerprints fingerprints, String reason) {
        if (fingerprints == Fingerprints.DIFFERENT) {
            throw notReady(
                    ("The schema has another fingerprint than its migrations made, and what is different could not be"
                                    + " found out: %s What it is says, with the rights for it: ./narra db check")
                            .formatted(reason));
        }
        log.warn("It is not known whether the schema has drifted: " + reason);
    }

    private static Optional<String> expectedFingerprint(Connection session, OurSchema schema) throws SQLException {
        int server = Query.of("SELECT current_setting('server_version_num')::integer")
                .one(session, row -> row.getInt(1));
        return schema.version().isEmpty()
                ? Optional.empty()
                : OurSchema.recorded(session, schema.version().get())
                        .filter(revision -> revision.isComparableOn(server))
                        .flatMap(Revision::fingerprintAfter);
    }

    private static ProblemOccurredException notReady(String message) {
        return new ProblemOccurredException(new Problem.DatabaseNotReady(message));
    }
}
