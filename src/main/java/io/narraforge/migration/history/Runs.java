package io.narraforge.migration.history;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of runs. A row is committed before its run changes anything, so that a killed run leaves a trace. */
public final class Runs {
    private static final String SELECT = """
        SELECT id, command, state, version, detail, started_at, ended_at, role, client_host, backend_pid, build
        FROM narra_history.runs\
        """;

    private Runs() {}

    static long begin(Connection session, String command, Optional<String> version, int backendPid)
            throws SQLException {
        return Query.of("""
            INSERT INTO narra_history.runs (command, state, version, backend_pid, build)
            VALUES (?, 'running', ?, ?, ?) RETURNING id\
            """, command, version.orElse(null), backendPid, Build.version())
                .one(session, row -> row.getLong(1));
    }

    /** Adds to what the run has said of itself. */
    static void end(Connection session, long id, RunState state, String detail) throws SQLException {
        Query.of("""
            UPDATE narra_history.runs
            SET state = ?, detail = detail || ?::jsonb, ended_at = clock_timestamp()
            WHERE id = ?\
            """, state.stored(), detail, id).execute(session);
    }

    /** Those whose end nobody has written down, oldest first. */
    public static List<Run> unended(Connection session) throws SQLException {
        return Query.of(SELECT + " WHERE state = 'running' ORDER BY id").rows(session, Runs::read);
    }

    /** The newest, newest first. */
    public static List<Run> latest(Connection session, int count) throws SQLException {
        return Query.of(SELECT + " ORDER BY id DESC LIMIT ?", count).rows(session, Runs::read);
    }

    /** The newest of one command. */
    public static Optional<Run> latestOf(Connection session, String command) throws SQLException {
        return Query.of(SELECT + " WHERE command = ? ORDER BY id DESC LIMIT 1", command)
                .first(session, Runs::read);
    }

    /** That of a server's process, while it is at work. */
    static Optional<Run> ofProcess(Connection session, int backendPid) throws SQLException {
        return Query.of(SELECT + " WHERE state = 'running' AND backend_pid = ? ORDER BY id DESC LIMIT 1", backendPid)
                .first(session, Runs::read);
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("command"),
                RunState.parse(row.getString("state")),
                Optional.ofNullable(row.getString("version")),
                row.getString("detail"),
                instant(row, "started_at").orElseThrow(),
                instant(row, "ended_at"),
                row.getString("role"),
                Optional.ofNullable(row.getString("client_host")),
                row.getInt("backend_pid"),
                row.getString("build"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
