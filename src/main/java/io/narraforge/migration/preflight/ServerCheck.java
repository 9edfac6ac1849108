package io.narraforge.migration.preflight;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether the server is one that is supported, and takes writes. */
final class ServerCheck {
    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    private final Connection session;

    ServerCheck(Connection session) {
        this.session = session;
    }

    void addTo(List<PreflightFinding> findings) throws SQLException {
        addVersion(findings);
        if (Query.of("SELECT pg_is_in_recovery()").isTrue(session)) {
            findings.add(PreflightFinding.refusal(
                    "The server is a standby, which only reads; connect to the primary (target_session_attrs=primary in"
                            + " DATABASE_URL finds it among several)"));
        } else if (Query.of("SELECT current_setting('transaction_read_only')::boolean")
                .isTrue(session)) {
            findings.add(PreflightFinding.refusal(
                    "The session is read-only (default_transaction_read_only is on for the role, the database or in"
                            + " DATABASE_URL); connect with one that may write"));
        }
    }

    private void addVersion(List<PreflightFinding> findings) throws SQLException {
        int number = Query.of("SELECT current_setting('server_version_num')::integer")
                .one(session, row -> row.getInt(1));
        String version = Query.of("SELECT current_setting('server_version')").one(session, row -> row.getString(1));
        int major = number / 10_000;
        if (major < OLDEST || major > NEWEST) {
            findings.add(PreflightFinding.refusal(
                    "The server is PostgreSQL %s; supported are %d to %d".formatted(version, OLDEST, NEWEST)));
        }
    }
}
