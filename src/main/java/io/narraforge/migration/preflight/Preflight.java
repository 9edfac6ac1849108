package io.narraforge.migration.preflight;

import io.narraforge.database.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that stands against a change, all at once. Reads only. */
public final class Preflight {
    private final Database database;

    public Preflight(Database database) {
        this.database = database;
    }

    /**
     * What the change is about to touch.
     *
     * @param tables ours, without their schema; empty where there is none yet
     * @param tablesAreKnown whether they are those that our migrations made, rather than all that there are
     * @param backupFolder where a backup is about to be written
     * @param serverFolder where the server keeps its data, if that is on this machine
     */
    public record Plan(
            List<String> tables,
            boolean tablesAreKnown,
            Optional<Path> backupFolder,
            Optional<Path> serverFolder,
            LongTransactions longTransactions) {
        public Plan {
            tables = List.copyOf(tables);
        }

        /** What is done about transactions that are open for long. */
        public enum LongTransactions {
            REFUSED,
            ACCEPTED
        }
    }

    public List<PreflightFinding> findings(Plan plan) {
        return database.run(session -> {
            var findings = new ArrayList<PreflightFinding>();
            new ServerCheck(session).addTo(findings);
            new RightsCheck(session, plan).addTo(findings);
            new TransactionsCheck(session, plan, TransactionsCheck.NAMED_FROM).addTo(findings);
            new DiskCheck(sizes(session, plan), plan).addTo(findings);
            return List.copyOf(findings);
        });
    }

    private static DiskCheck.Sizes sizes(Connection session, Plan plan) throws SQLException {
        return DiskCheck.Sizes.of(session, plan.tables());
    }
}
