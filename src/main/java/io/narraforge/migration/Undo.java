package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.database.Query;
import io.narraforge.database.WholeOrNothing;
import io.narraforge.migration.RollingBack.Loss;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.Revision;
import io.narraforge.migration.history.Revision.Direction;
import io.narraforge.migration.history.Revisions;
import io.narraforge.migration.history.Revisions.State;
import io.narraforge.migration.history.WorkLock;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One undo file, executed as it is in one transaction, which is committed only when the schema is what it was before the
 * version, and nothing is lost that the operator has not given up.
 */
final class Undo {
    /** Ours: an undo file raises a warning with it for whatever was written since and cannot be kept. */
    static final String LOSS = "NF002";

    private final Database database;
    private final RunLog log;
    private final OptionalLong run;
    private final Loss loss;

    Undo(Database database, RunLog log, OptionalLong run, Loss loss) {
        this.database = database;
        this.log = log;
        this.run = run;
        this.loss = loss;
    }

    /** The version after it, and what is gone. */
    record Done(Optional<String> at, List<String> lost) {}

    private record Warnings(List<String> losses, List<String> others) {}

    Done execute(UndoFile undo) {
        LastVersion last = undo.last();
        return database.run(session -> {
            try {
                Warnings warnings = WholeOrNothing.on(session, transaction -> inTransaction(transaction, undo));
                warnings.others().forEach(log::warn);
                return new Done(last.before(), warnings.losses());
            } catch (SQLException failure) {
                throw PostgresWords.explain(
                        "Undoing %s (%s) failed and was rolled back".formatted(undo.version(), undo.script()), failure);
            }
        });
    }

    private Warnings inTransaction(Connection session, UndoFile undo) throws SQLException {
        LastVersion last = undo.last();
        WorkLock.holdInTransaction(session);
        HistorySchema.create(session);
        OurSchema schema = OurSchema.read(session);
        Warnings warnings = run(session, undo.text());
        refuseLoss(last, warnings.losses());
        forget(session, last);
        State after = OurSchema.after(session, schema.state());
        refuseAnotherSchema(last, expected(session, last), after);
        var change =
                new Revisions.Change(undo.version(), Direction.DOWN, last.before(), undo.script(), undo.text(), run);
        Revisions.complete(session, Revisions.begin(session, change, schema.state()), after);
        return warnings;
    }

    /** Whatever a role or a database keeps quiet by default, warnings have to be heard here. */
    private static Warnings run(Connection session, String text) throws SQLException {
        Query.of("SELECT set_config('client_min_messages', 'warning', true)").execute(session);
        var warnings = new Warnings(new ArrayList<>(), new ArrayList<>());
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(text);
            for (@Nullable SQLWarning warning = statement.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                List<String> kind = LOSS.equals(warning.getSQLState()) ? warnings.losses() : warnings.others();
                kind.add(String.valueOf(warning.getMessage()));
            }
        }
        return warnings;
    }

    private void refuseLoss(LastVersion last, List<String> losses) {
        if (!losses.isEmpty() && loss == Loss.REFUSED) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    "Undoing %s would lose what was written since, so nothing was changed:\n%s\nTo lose it: ./narra db rollback --force"
                            .formatted(last.version(), String.join("\n", losses))));
        }
    }

    private static void forget(Connection session, LastVersion last) throws SQLException {
        Query.of(
                        "DELETE FROM flyway_schema_history WHERE version = ?",
                        last.version().substring(1))
                .execute(session);
    }

    /** The fingerprint before the version was applied, where a server that words things the same way has taken it. */
    private static Optional<String> expected(Connection session, LastVersion last) throws SQLException {
        int server = Query.of("SELECT current_setting('server_version_num')::integer")
                .one(session, row -> row.getInt(1));
        return Revisions.thatApplied(session, last.version())
                .filter(revision -> revision.isComparableOn(server))
                .map(Revision::fingerprintBefore);
    }

    private void refuseAnotherSchema(LastVersion last, Optional<String> expected, State after) {
        if (expected.isEmpty()) {
            log.warn("It is not known what the schema was before %s was applied, so it could not be compared"
                    .formatted(last.version()));
        } else if (!expected.get().equals(after.fingerprint())) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    "Undoing %s does not lead back to the schema that was there before it, so nothing was changed; its undo file is not its inverse"
                            .formatted(last.version())));
        }
    }
}
