package io.narraforge.migration.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.ConnectionFunction;
import io.narraforge.database.Database;
import io.narraforge.database.SqlStates;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One command at work alone: from its lock to its last line in the history. Only what it is told is written there, and
 * nothing at all before {@link #begin}.
 */
public final class ExclusiveRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final String command;
    private final RunLock lock;
    private final List<InterruptedRun> interrupted;
    private final Map<String, Object> detail = new TreeMap<>();
    private OptionalLong id = OptionalLong.empty();

    private ExclusiveRun(Database database, String command, RunLock lock) {
        this.database = database;
        this.command = command;
        this.lock = lock;
        this.interrupted = database.run(ExclusiveRun::findInterrupted);
    }

    /**
     * What is to be done alone.
     *
     * @param command its words, such as {@code db migrate}
     * @param patience how long to wait for another command
     * @param busy hears whom it waits for
     */
    public record Order(Database database, String command, Duration patience, Consumer<LockHolder> busy) {}

    /** Does the work under the lock. A run that was begun is done when the work returns, and failed when it throws. */
    public static <T> T during(Order order, Function<ExclusiveRun, T> work) {
        try (RunLock lock = lock(order)) {
            var run = new ExclusiveRun(order.database(), order.command(), lock);
            try {
                T result = work.apply(run);
                run.end(RunState.DONE);
                return result;
            } catch (RuntimeException failure) {
                run.fail(failure);
                throw failure;
            }
        }
    }

    private static RunLock lock(Order order) {
        try {
            return RunLock.acquire(
                    order.database().dataSource().getConnection(),
                    new RunLock.Wish(order.command(), order.patience(), order.busy()));
        } catch (SQLException failure) {
            throw SqlStates.translate(failure);
        }
    }

    /** With the lock in our hands, nobody whose end is not written down can still be at work. */
    private static List<InterruptedRun> findInterrupted(Connection session) throws SQLException {
        if (!HistorySchema.isReadable(session)) {
            return List.of();
        }
        var found = new ArrayList<InterruptedRun>();
        for (Run run : Runs.unended(session)) {
            found.add(InterruptedRun.of(session, run));
        }
        return List.copyOf(found);
    }

    /** The runs that were killed before this one. */
    public List<InterruptedRun> interrupted() {
        return interrupted;
    }

    /**
     * Writes down that it begins, before it changes anything, and that earlier ones were interrupted.
     *
     * @param version that it is about
     */
    public void begin(Optional<String> version) {
        id = OptionalLong.of(database.run(session -> {
            HistorySchema.create(session);
            for (InterruptedRun earlier : interrupted) {
                Runs.end(session, earlier.run().id(), RunState.INTERRUPTED, json(Map.of("left", earlier.words())));
            }
            return Runs.begin(session, command, version, lock.backendPid());
        }));
    }

    /** Its number in the history, once it has begun. */
    public OptionalLong id() {
        return id;
    }

    /** Adds something to what will be kept of it. */
    public void note(String name, Object value) {
        detail.put(name, value);
    }

    /** Refuses to go on without the lock: its session may have been ended, and others be at work. */
    public void requireLock() {
        if (!lock.isHeld()) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    "The connection that held the lock of `./narra %s` was lost, so it stops here; run it again"
                            .formatted(command)));
        }
    }

    private void fail(RuntimeException failure) {
        note("error", String.valueOf(failure.getMessage()));
        try {
            end(RunState.FAILED);
        } catch (RuntimeException unwritten) {
            // The next command finds the run without an end, and calls it interrupted.
            failure.addSuppressed(unwritten);
        }
    }

    private void end(RunState state) {
        if (id.isPresent()) {
            ConnectionFunction<Boolean> end = session -> {
                Runs.end(session, id.getAsLong(), state, json(detail));
                return true;
            };
            database.run(end);
        }
    }

    static String json(Map<String, ?> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
