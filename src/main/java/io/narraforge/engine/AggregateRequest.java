package io.narraforge.engine;

import io.narraforge.plan.aggregate.AggregatePlan;
import io.narraforge.plan.aggregate.Grouping;
import io.narraforge.plan.filter.Filtered;

/** A plan of aggregates with the values of its filters: of the rows, and of the groups. */
record AggregateRequest(AggregatePlan plan, Filtered filtered, Filtered having) {

    /** The value of a parameter of the plan. */
    Object value(String parameter) {
        return Reading.valueOf(parameter.startsWith(Grouping.HAVING) ? having : filtered, parameter);
    }
}
