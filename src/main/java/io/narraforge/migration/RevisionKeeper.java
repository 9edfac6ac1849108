package io.narraforge.migration;

import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.Revision;
import io.narraforge.migration.history.Revision.Direction;
import io.narraforge.migration.history.Revisions;
import io.narraforge.migration.history.Revisions.State;
import io.narraforge.migration.history.WorkLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision for each version that Flyway applies: in the same transaction where there is one, else before and
 * after it. With a session-level lock Flyway has one connection, on which it works and keeps its own history, too.
 */
final class RevisionKeeper extends BaseCallback {
    private final MigrationFiles files;
    private final OptionalLong run;
    private @Nullable Begun begun;

    RevisionKeeper(MigrationFiles files, OptionalLong run) {
        this.files = files;
        this.run = run;
    }

    /** A version that is being applied. */
    private record Begun(long revision, State before, boolean inTransaction) {}

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Connection session = context.getConnection();
            if (event == Event.BEFORE_EACH_MIGRATE) {
                begun = begin(session, context.getMigrationInfo());
            } else {
                end(event, session, Objects.requireNonNull(begun));
            }
        } catch (SQLException failure) {
            throw new FlywayException(failure);
        }
    }

    private Begun begin(Connection session, MigrationInfo migration) throws SQLException {
        boolean inTransaction = !session.getAutoCommit();
        if (inTransaction) {
            WorkLock.holdInTransaction(session);
        } else {
            WorkLock.hold(session);
        }
        HistorySchema.create(session);
        String version = "V" + migration.getVersion();
        State before = before(session, version);
        String script = migration.getScript();
        var change = new Revisions.Change(version, Direction.UP, Optional.of(version), script, files.text(script), run);
        return new Begun(Revisions.begin(session, change, before), before, inTransaction);
    }

    /** What was there before an attempt that was interrupted, not what that has left. */
    private static State before(Connection session, String version) throws SQLException {
        Optional<Revision> interrupted = Revisions.unfinished(session)
                .filter(revision -> revision.version().equals(version));
        if (interrupted.isPresent()) {
            Revision attempt = interrupted.get();
            return new State(attempt.fingerprintBefore(), attempt.objects(), attempt.others());
        }
        return OurSchema.read(session).state();
    }

    private static void end(Event event, Connection session, Begun begun) throws SQLException {
        if (event == Event.AFTER_EACH_MIGRATE) {
            Revisions.complete(session, begun.revision(), OurSchema.after(session, begun.before()));
        }
        if (!begun.inTransaction()) {
            WorkLock.release(session);
        }
    }
}
