package io.narraforge.migration.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** A restore that was killed, and that no later one has made good: rows that somebody counts on may not be there. */
public record InterruptedRestore(Run run) {
    /** The words of the command. */
    public static final String COMMAND = "db restore";

    /** Of those that nobody is at work on: whoever holds the lock is told apart by its process. */
    public static Optional<InterruptedRestore> find(Connection session) throws SQLException {
        if (!HistorySchema.isReadable(session)) {
            return Optional.empty();
        }
        Optional<Integer> atWork = RunLock.owner(session).map(LockHolder::pid);
        return Runs.latestOf(session, COMMAND)
                .filter(run -> run.state() == RunState.INTERRUPTED
                        || (run.state() == RunState.RUNNING && !atWork.equals(Optional.of(run.backendPid()))))
                .map(InterruptedRestore::new);
    }

    public String words() {
        return "%s, was interrupted, and what it was to bring back is not there".formatted(run.words());
    }

    /** It is known, and not in the way any more. */
    public void acknowledge(Connection session, String reason) throws SQLException {
        Runs.end(session, run.id(), RunState.FAILED, ExclusiveRun.json(Map.of("acknowledged", reason)));
    }
}
