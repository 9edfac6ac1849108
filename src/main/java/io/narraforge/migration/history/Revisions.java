package io.narraforge.migration.history;

import io.narraforge.database.Query;
import io.narraforge.migration.history.Revision.Direction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The table of revisions. A row is written in the transaction of its change; that of a version which has no transaction
 * is begun before it and completed after it, so that an interruption is seen.
 */
public final class Revisions {
    private static final String SELECT = """
        SELECT version, direction, leads_to, script, text, fingerprint_before, fingerprint_after,
            ARRAY(SELECT jsonb_array_elements_text(objects)) AS objects,
            ARRAY(SELECT jsonb_array_elements_text(others)) AS others,
            server_version_num, applied_at, role, run_id
        FROM narra_history.revisions\
        """;

    private Revisions() {}

    /** The state of a schema before or after a revision. */
    public record State(String fingerprint, Collection<String> objects, Collection<String> others) {}

    /** What is done to it, and by which run. */
    public record Change(
            String version,
            Direction direction,
            Optional<String> leadsTo,
            String script,
            String text,
            OptionalLong run) {}

    /** Returns the number under which it is completed. */
    public static long begin(Connection session, Change change, State before) throws SQLException {
        return Query.of(
                        """
                        INSERT INTO narra_history.revisions
                            (version, direction, leads_to, script, text, fingerprint_before, objects, others, run_id)
                        VALUES (?, ?, ?, ?, ?, ?, to_jsonb(?), to_jsonb(?), ?) RETURNING id\
                        """,
                        change.version(),
                        change.direction().name().toLowerCase(Locale.ROOT),
                        change.leadsTo().orElse(null),
                        change.script(),
                        change.text(),
                        before.fingerprint(),
                        texts(session, before.objects()),
                        texts(session, before.others()),
                        change.run().isPresent() ? change.run().getAsLong() : null)
                .one(session, row -> row.getLong(1));
    }

    public static void complete(Connection session, long id, State after) throws SQLException {
        Query.of("""
            UPDATE narra_history.revisions
            SET fingerprint_after = ?, objects = to_jsonb(?), applied_at = clock_timestamp()
            WHERE id = ?\
            """, after.fingerprint(), texts(session, after.objects()), id).execute(session);
    }

    private static Array texts(Connection session, Collection<String> texts) throws SQLException {
        return session.createArrayOf("text", texts.stream().sorted().toArray());
    }

    /** The newest that was completed. */
    public static Optional<Revision> newest(Connection session) throws SQLException {
        return Query.of(SELECT + " WHERE fingerprint_after IS NOT NULL ORDER BY id DESC LIMIT 1")
                .first(session, Revisions::read);
    }

    /** The newest that applied this version and was completed. */
    public static Optional<Revision> thatApplied(Connection session, String version) throws SQLException {
        return Query.of(
                        SELECT
                                + " WHERE version = ? AND direction = 'up' AND fingerprint_after IS NOT NULL ORDER BY"
                                + " id DESC LIMIT 1",
                        version)
                .first(session, Revisions::read);
    }

    /** The newest of all, if it was begun and never completed. */
    public static Optional<Revision> unfinished(Connection session) throws SQLException {
        return Query.of(SELECT + " ORDER BY id DESC LIMIT 1")
                .first(session, Revisions::read)
                .filter(revision -> revision.fingerprintAfter().isEmpty());
    }

    /** In their order. */
    public static List<Revision> ofRun(Connection session, long run) throws SQLException {
        return Query.of(SELECT + " WHERE run_id = ? ORDER BY id", run).rows(session, Revisions::read);
    }

    private static Revision read(ResultSet row) throws SQLException {
        @Nullable Long run = row.getObject("run_id", Long.class);
        return new Revision(
                row.getString("version"),
                Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("leads_to")),
                row.getString("script"),
                row.getString("text"),
                row.getString("fingerprint_before"),
                Optional.ofNullable(row.getString("fingerprint_after")),
                texts(row, "objects"),
                texts(row, "others"),
                row.getInt("server_version_num"),
                Runs.instant(row, "applied_at").orElseThrow(),
                row.getString("role"),
                run == null ? OptionalLong.empty() : OptionalLong.of(run));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
