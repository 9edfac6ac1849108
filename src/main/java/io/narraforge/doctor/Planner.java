package io.narraforge.doctor;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks PostgreSQL's planner whether an index serves a question. What an index cannot do is disabled, so that the answer
 * does not depend on costs: whether the plan would be taken on this day, for these values, is another question.
 */
final class Planner {
    /** All are set, because an operator may have turned any of them off. */
    private static final List<String> WAYS = List.of(
            "enable_bitmapscan", "enable_indexscan", "enable_indexonlyscan", "enable_sort", "enable_incremental_sort");

    /** A bitmap is always made from an index's condition; the other scans may read an index from end to end. */
    private static final String ONLY_BITMAPS = settings("enable_indexscan", "enable_indexonlyscan");

    private static final String ONLY_ORDERED = settings("enable_sort");

    /**
     * A condition on a later column of a B-tree alone has to read all of the index; other kinds have no first. Where the
     * table is nearly empty such an index costs no more than the one that begins with the column, and may be chosen.
     */
    private static final String LEADS = """
        SELECT amname <> 'btree' OR EXISTS (
            SELECT FROM pg_index AS beginning
            CROSS JOIN generate_series(0, chosen.indnkeyatts - 1) AS place
            WHERE beginning.indrelid = chosen.indrelid
                AND beginning.indisvalid
                AND (beginning.indpred IS NULL OR beginning.indexrelid = chosen.indexrelid)
                AND beginning.indkey[0] = attnum
                AND chosen.indkey[place] = attnum
                AND beginning.indclass[0] = chosen.indclass[place]
                AND beginning.indcollation[0] = chosen.indcollation[place])
        FROM pg_index AS chosen
        JOIN pg_class ON pg_class.oid = chosen.indexrelid
        JOIN pg_am ON pg_am.oid = relam
        JOIN pg_attribute ON attrelid = chosen.indrelid AND attname = ?
        WHERE chosen.indexrelid = to_regclass(quote_ident(?))\
        """;

    private final Session session;

    Planner(Session session) {
        this.session = session;
    }

    private static String settings(String... disabled) {
        Set<String> off = Set.of(disabled);
        return WAYS.stream()
                .map(way -> "set_config('%s', '%s', true)".formatted(way, off.contains(way) ? "off" : "on"))
                .collect(Collectors.joining(", ", "SELECT set_config('enable_seqscan', 'off', true), ", ""));
    }

    boolean hasIndexFor(Question question) throws SQLException {
        return switch (question.access()) {
            case TEST -> findsRows(question);
            case ORDER -> !explain(question, ONLY_ORDERED).sorts();
        };
    }

    private boolean findsRows(Question question) throws SQLException {
        List<PlanTree.IndexUse> uses = explain(question, ONLY_BITMAPS).bitmapIndexScans();
        for (PlanTree.IndexUse use : uses) {
            if (use.condition() != null && !leads(question.attribute().label(), use.index())) {
                return false;
            }
        }
        return !uses.isEmpty();
    }

    private boolean leads(String column, String index) throws SQLException {
        return session.row(LEADS, List.of(column, index), row -> row.getBoolean(1));
    }

    private PlanTree explain(Question question, String settings) throws SQLException {
        session.row(settings, List.of(), row -> row.getString(1));
        String explain = "EXPLAIN (FORMAT JSON) " + question.statement().sql();
        return PlanTree.parse(session.row(explain, question.values(), row -> row.getString(1)));
    }
}
