package io.narraforge.migration.rehearsal;

import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.database.Query;
import io.narraforge.migration.sql.SourceStatement;
import io.narraforge.migration.sql.SqlFile;
import io.narraforge.problem.Excerpt;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Executes a file statement by statement, and measures each. Stops at the first that fails. */
public final class MeasuredScript {
    private static final List<String> WRITING = List.of("insert", "update", "delete", "merge", "with", "copy");

    private final Connection session;
    private final Footprint footprint;
    private final Optional<Database> observer;
    private final LongSupplier nanoTime;
    private final int pid;
    private final List<StatementReport> reports = new ArrayList<>();

    private MeasuredScript(Connection session, Optional<Database> observer, LongSupplier nanoTime) throws SQLException {
        this.session = session;
        this.observer = observer;
        this.nanoTime = nanoTime;
        this.pid = Query.of("SELECT pg_backend_pid()").one(session, row -> row.getInt(1));
        this.footprint = Footprint.before(session);
    }

    /** In the session's transaction, which stays open, and is good for nothing but a rollback after a failure. */
    public static ScriptReport inTransaction(Connection session, String file, LongSupplier nanoTime)
            throws SQLException {
        return new MeasuredScript(session, Optional.empty(), nanoTime).execute(file);
    }

    /**
     * Each statement for itself, as PostgreSQL wants it of CREATE INDEX CONCURRENTLY.
     *
     * @param observer on the same database, to look at the locks from
     */
    public static ScriptReport outsideTransaction(
            Connection session, Database observer, String file, LongSupplier nanoTime) throws SQLException {
        return new MeasuredScript(session, Optional.of(observer), nanoTime).execute(file);
    }

    private ScriptReport execute(String file) {
        for (SourceStatement statement : SqlFile.of(file).statements()) {
            try {
                reports.add(observer.isPresent() ? observed(statement, observer.get()) : inOpenTransaction(statement));
            } catch (SQLException failure) {
                return new ScriptReport(reports, Optional.of(failure(statement, failure)));
            }
        }
        return new ScriptReport(reports, Optional.empty());
    }

    private static ScriptReport.Failure failure(SourceStatement statement, SQLException failure) {
        return new ScriptReport.Failure(statement.line(), excerpt(statement), PostgresWords.of(failure));
    }

    /** On one line, however it is written. */
    private static String excerpt(SourceStatement statement) {
        return Excerpt.of(statement.text().replaceAll("\\s+", " "));
    }

    private StatementReport inOpenTransaction(SourceStatement statement) throws SQLException {
        Execution execution = run(statement);
        return report(statement, execution, footprint.newLocks(session, pid));
    }

    private StatementReport observed(SourceStatement statement, Database from) throws SQLException {
        try (var sampler = new LockSampler(from, footprint, pid)) {
            Execution execution = run(statement);
            return report(statement, execution, sampler.seen());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", stopping);
        }
    }

    private StatementReport report(SourceStatement statement, Execution execution, List<LockTaken> locks)
            throws SQLException {
        return new StatementReport(
                statement.line(),
                excerpt(statement),
                execution.took(),
                execution.rows(),
                locks,
                footprint.newlyRewritten(session),
                execution.messages());
    }

    private record Execution(Duration took, OptionalLong rows, List<StatementReport.Message> messages) {}

    private Execution run(SourceStatement source) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            long start = nanoTime.getAsLong();
            statement.execute(source.text());
            Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
            return new Execution(took, rows(source, statement), messages(statement.getWarnings()));
        }
    }

    /** For any other statement the driver says 0, which would read like a finding. */
    private static OptionalLong rows(SourceStatement source, Statement statement) throws SQLException {
        boolean writes =
                WRITING.stream().anyMatch(word -> source.tokens().getFirst().isWord(word));
        long count = statement.getLargeUpdateCount();
        return writes && count >= 0 ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private static List<StatementReport.Message> messages(@Nullable SQLWarning first) {
        var messages = new ArrayList<StatementReport.Message>();
        for (@Nullable SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            messages.add(new StatementReport.Message(
                    String.valueOf(warning.getSQLState()), String.valueOf(warning.getMessage())));
        }
        return messages;
    }
}
