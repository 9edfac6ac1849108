package io.narraforge.engine;

import io.narraforge.plan.value.Operand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one group come to, as it was read: values in the form of the response.
 *
 * @param keys the values of the group's keys; none where all rows are one group
 * @param valueByAggregate of those that were asked for
 */
record Aggregates(List<@Nullable Object> keys, Map<Operand, @Nullable Object> valueByAggregate) {

    @Nullable
    Object value(Operand aggregate) {
        return valueByAggregate.get(aggregate);
    }
}
