package io.narraforge.migration.scratch;

import io.narraforge.database.Database;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session on the live database, which makes and drops others beside it. */
final class LiveServer implements AutoCloseable {
    private static final PoolSettings ONE_SESSION = new PoolSettings(1, Duration.ofSeconds(5));

    /** The time in the name tells a stale one even if its run was killed before it could say more. */
    private static final String NAME =
            "SELECT 'narra_scratch_' || to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS') || '_' || ?";

    /** Up to PostgreSQL 16 the column of the locale has another name; libc has none, and 15 has no rules. */
    private static final String CREATION = """
        SELECT concat_ws(' ',
            format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L', ?::text, pg_encoding_to_char(encoding)),
            format('LC_COLLATE %L LC_CTYPE %L', datcollate, datctype),
            'LOCALE_PROVIDER ' || CASE datlocprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
            CASE datlocprovider WHEN 'i' THEN 'ICU_LOCALE ' WHEN 'b' THEN 'BUILTIN_LOCALE ' END
                || quote_literal(coalesce(facts ->> 'datlocale', facts ->> 'daticulocale')),
            'ICU_RULES ' || quote_literal(facts ->> 'daticurules'))
        FROM pg_database
        CROSS JOIN LATERAL (SELECT to_jsonb(pg_database) AS facts) AS whole
        WHERE datname = current_database()
        """;

    private static final String COMMENT = """
        SELECT format('COMMENT ON DATABASE %I IS %L', ?::text, format(
            'A scratch database of NarraForge beside %s, made by process %s on %s at %s; may be dropped when nobody uses it',
            current_database(), ?::bigint, coalesce(host(inet_client_addr()), 'this machine'), now()))
        """;

    /** Its run is dead when nobody is connected; a young one may not have connected yet. */
    private static final String STALE = """
        SELECT datname
        FROM pg_database
        WHERE datname ~ '^narra_scratch_[0-9]{14}_[0-9a-f]{12}$'
            AND to_timestamp(substr(datname, 15, 14), 'YYYYMMDDHH24MISS') < now() - interval '5 minutes'
            AND pg_has_role(datdba, 'MEMBER')
            AND NOT EXISTS (
                SELECT FROM pg_stat_activity WHERE datid = pg_database.oid AND backend_type = 'client backend')
        """;

    private final Database session;
    private final Telemetry telemetry;

    LiveServer(ConnectionSettings live, Telemetry telemetry) {
        this.session = Database.open(new DatabaseSettings(live, ONE_SESSION));
        this.telemetry = telemetry;
    }

    /** The major version, and who and where we are there. */
    record Facts(int majorVersion, String role, @Nullable String schema) {}

    Facts facts() {
        return session.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT current_setting('server_version_num')::integer / 10000,"
                                    + " quote_ident(current_user), quote_ident(current_schema())")) {
                row.next();
                return new Facts(row.getInt(1), row.getString(2), row.getString(3));
            }
        });
    }

    /** Makes an empty database as the live one is, and returns its name. */
    String createDatabase() throws DatabasesMayNotBeCreatedException {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        String name = ask(NAME, HexFormat.of().formatHex(random));
        String creation = ask(CREATION, name);
        @Nullable SQLException refusal = session.run(connection -> execute(connection, creation));
        if (refusal != null) {
            // 42501 insufficient_privilege
            if ("42501".equals(refusal.getSQLState())) {
                throw new DatabasesMayNotBeCreatedException(refusal);
            }
            throw new ProblemOccurredException(
                    new Problem.CommandFailed("No scratch database can be made: " + refusal.getMessage()), refusal);
        }
        describe(name);
        return name;
    }

    private void describe(String name) {
        String comment = session.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COMMENT)) {
                statement.setString(1, name);
                statement.setLong(2, ProcessHandle.current().pid());
                return only(statement);
            }
        });
        session.run(connection -> execute(connection, comment));
    }

    private String ask(String question, String argument) {
        return session.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(question)) {
                statement.setString(1, argument);
                return only(statement);
            }
        });
    }

    private static String only(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static @Nullable SQLException execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException refusal) {
            return refusal;
        }
    }

    /** Whatever goes wrong, the next run tries again. */
    void dropStale() {
        for (String name : stale()) {
            // Without FORCE: whoever has connected meanwhile keeps it.
            drop(name, "DROP DATABASE IF EXISTS " + name);
        }
    }

    private List<String> stale() {
        return session.run(connection -> {
            var names = new ArrayList<String>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(STALE)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    void drop(String name) {
        if (!isForcedOut(name)) {
            drop(name, "DROP DATABASE IF EXISTS " + name);
        }
    }

    /**
     * Not where a session of another role is in it, which is autovacuum's as a rule, for the rows are new: the server ends
     * that by itself when it is not asked to force.
     */
    private boolean isForcedOut(String name) {
        @Nullable
        SQLException refusal =
                session.run(connection -> execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        return refusal == null;
    }

    private void drop(String name, String statement) {
        @Nullable SQLException refusal = session.run(connection -> execute(connection, statement));
        if (refusal != null) {
            telemetry.record(new Event.ChoreFailed("The removal of the scratch database " + name, refusal));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
