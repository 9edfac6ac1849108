package io.narraforge.plan;

import java.util.List;

/**
 * A statement's text, the same for every request of one shape, so that the server prepares it once.
 *
 * @param parameters the name of each {@code ?}, in order
 * @param plannedWithValues whether the server plans it anew for the values of each run: for a statement whose best plan
 *     depends on them, a plan for any values would be a poor one
 */
public record SqlStatement(String sql, List<String> parameters, boolean plannedWithValues) {

    /** A statement whose best plan is the same for all values. */
    public SqlStatement(String sql, List<String> parameters) {
        this(sql, parameters, false);
    }

    /** The same text, to be planned with the values of each run. */
    public SqlStatement toPlanWithValues() {
        return new SqlStatement(sql, parameters, true);
    }
}
