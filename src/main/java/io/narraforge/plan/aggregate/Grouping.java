package io.narraforge.plan.aggregate;

import io.narraforge.plan.filter.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which groups of rows are wanted.
 *
 * @param keys at least one
 * @param having which groups; null for all. Its parameters have the prefix {@link #HAVING}
 * @param order total, for it ends with every key: so the groups come in one order only
 * @param first how many at the most
 */
public record Grouping(List<GroupKey> keys, @Nullable Filter having, List<GroupSort> order, int first) {
    public static final String HAVING = "having.";
}
