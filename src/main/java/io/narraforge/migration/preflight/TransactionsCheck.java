package io.narraforge.migration.preflight;

import io.narraforge.database.Query;
import io.narraforge.migration.preflight.Preflight.Plan;
import io.narraforge.migration.preflight.Preflight.Plan.LongTransactions;
import io.narraforge.problem.Excerpt;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Transactions that have been open for long. A change would wait for those that hold locks on our tables, everybody else
 * behind it, and CREATE INDEX CONCURRENTLY for all of them.
 */
final class TransactionsCheck {
    /** From when on one is long enough to be named. */
    static final Duration NAMED_FROM = Duration.ofSeconds(30);

    private static final Duration REFUSED_FROM = Duration.ofMinutes(5);

    /** A prepared transaction has no process; its virtual one in pg_locks is told by its number. */
    private static final String OPEN = """
        WITH ours AS (
            SELECT oid FROM pg_class
            WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relname = ANY (?)
        ), locks AS (
            SELECT DISTINCT pid, virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND granted AND relation IN (SELECT oid FROM ours)
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        )
        SELECT 'process ' || pid AS who, usename AS role, application_name AS application, query,
            extract(epoch FROM clock_timestamp() - xact_start)::bigint AS seconds,
            pid IN (SELECT pid FROM locks) AS holds_locks
        FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            AND xact_start < clock_timestamp() - make_interval(secs => ?)
        UNION ALL
        SELECT 'the prepared transaction ' || quote_literal(gid), owner::text, '', '',
            extract(epoch FROM clock_timestamp() - prepared)::bigint,
            EXISTS (SELECT FROM locks WHERE virtualtransaction = '-1/' || pg_prepared_xacts.transaction)
        FROM pg_prepared_xacts
        WHERE database = current_database() AND prepared < clock_timestamp() - make_interval(secs => ?)
        ORDER BY seconds DESC\
        """;

    /** What a session does is told to its own role, and to those of pg_read_all_stats: the start is null for others. */
    private static final String UNSEEN = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type IS NULL AND backend_start IS NULL\
        """;

    private final Connection session;
    private final Plan plan;
    private final Duration namedFrom;

    TransactionsCheck(Connection session, Plan plan, Duration namedFrom) {
        this.session = session;
        this.plan = plan;
        this.namedFrom = namedFrom;
    }

    void addTo(List<PreflightFinding> findings) throws SQLException {
        Array tables = session.createArrayOf("text", plan.tables().toArray());
        double seconds = namedFrom.toSeconds();
        findings.addAll(Query.of(OPEN, tables, seconds, seconds).rows(session, this::finding));
        int unseen = Query.of(UNSEEN).one(session, row -> row.getInt(1));
        if (unseen > 0) {
            findings.add(PreflightFinding.warning(
                    ("%d sessions of other roles are hidden from this one, so it is not known how long their"
                                    + " transactions are open; pg_monitor may see them")
                            .formatted(unseen)));
        }
    }

    private PreflightFinding finding(ResultSet row) throws SQLException {
        long seconds = row.getLong("seconds");
        boolean holdsLocks = row.getBoolean("holds_locks");
        String sentence = "A transaction has been open for %d s%s: %s (%s)%s"
                .formatted(
                        seconds,
                        holdsLocks ? " and holds locks on our tables" : "",
                        row.getString("who"),
                        who(row),
                        query(row).map(query -> ", last statement: " + query).orElse(""));
        boolean isInTheWay = holdsLocks || seconds >= REFUSED_FROM.toSeconds();
        if (isInTheWay && plan.longTransactions() == LongTransactions.REFUSED) {
            return PreflightFinding.refusal(sentence + "; let it end, end it, or say --ignore-long-transactions");
        }
        return PreflightFinding.warning(sentence);
    }

    private static String who(ResultSet row) throws SQLException {
        String application = row.getString("application");
        return "role " + row.getString("role") + (application.isEmpty() ? "" : ", " + application);
    }

    private static Optional<String> query(ResultSet row) throws SQLException {
        return Optional.of(row.getString("query").strip().replaceAll("\\s+", " "))
                .filter(query -> !query.isEmpty())
                .map(Excerpt::of);
    }
}
