package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.filter.FilterReader;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.CountPlan;
import io.narraforge.plan.write.LockPassingPlan;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a mutation is to change, by a filter: found and locked in one statement, and never more than the client
 * has said it expects.
 *
 * <p>Transactions are READ COMMITTED, so the rows are those that passed when the statement began. A row that another
 * transaction held is tested again as that one left it, and is out when it no longer passes. Rows that come to pass
 * later are not found. Related rows are not locked: a test of them holds for the moment at which the statement began.
 */
final class FilteredTargets {
    private static final String WHERE = FilterArgument.NAME;
    private static final String ALL = "all";
    private static final String AND = "and";
    private static final String AT_MOST = "atMost";
    private static final int MAX_AT_MOST = RowWrites.MAX_ROWS;

    /** As far as it is told how many pass: whoever meant a few learns nothing from more. */
    private static final int MAX_COUNTED = 1_000_000;

    private final EntityModel entity;
    private final Filtered filtered;
    private final int atMost;
    private final Place place;

    private FilteredTargets(EntityModel entity, Filtered filtered, int atMost, Place place) {
        this.entity = entity;
        this.filtered = filtered;
        this.atMost = atMost;
        this.place = place;
    }

    static FilteredTargets of(Model model, EntityModel entity, MutationInput input) {
        boolean all = input.find(ALL, Boolean.class).orElse(false);
        Filtered filtered = all ? everything(input) : passing(model, entity, input);
        return new FilteredTargets(
                entity, filtered, atMost(input), input.place().at(all ? ALL : WHERE));
    }

    private static Filtered everything(MutationInput input) {
        if (!isEmpty(input.values().get(WHERE))) {
            throw input.place().at(ALL).refuse("is true, and where has a test; choose one of them");
        }
        return Filtered.everything();
    }

    /** A filter that was built of no parts, such as by a form in which nothing was chosen. */
    private static boolean isEmpty(@Nullable Object where) {
        return switch (where) {
            case null -> true;
            case List<?> parts -> parts.stream().allMatch(FilteredTargets::isEmpty);
            case Map<?, ?> tests ->
                tests.keySet().stream().allMatch(AND::equals)
                        && tests.values().stream().allMatch(FilteredTargets::isEmpty);
            default -> false;
        };
    }

    private static Filtered passing(Model model, EntityModel entity, MutationInput input) {
        Object where = input.values().get(WHERE);
        Place place = input.place().at(WHERE);
        if (where == null) {
            throw untested(entity, place, input.values().containsKey(WHERE) ? "is null" : "is left out");
        }
        if (isEmpty(where)) {
            throw untested(entity, place, "is empty");
        }
        Filtered filtered = FilterReader.read(model, entity, where, place, JsonValues::write);
        if (filtered.letsAllPass()) {
            throw untested(entity, place, "tests against nothing but empty values");
        }
        return filtered;
    }

    private static ProblemOccurredException untested(EntityModel entity, Place place, String what) {
        return place.refuse(what + ", and so every " + entity.typeName()
                + " would pass; write a test such as {id: {eq: …}}, or all: true where every one is meant");
    }

    private static int atMost(MutationInput input) {
        int atMost = input.find(AT_MOST, Integer.class).orElse(1);
        if (atMost < 0) {
            throw input.place().at(AT_MOST).refuse("is " + atMost + "; use 0 to " + MAX_AT_MOST);
        }
        if (atMost > MAX_AT_MOST) {
            throw input.place()
                    .beyondLimit(
                            "lets atMost be", MAX_AT_MOST, atMost, "rows; narrow where, and repeat it for the others");
        }
        return atMost;
    }

    /** Which part of the input names the rows. */
    Place place() {
        return place;
    }

    /** The rows, in the order of their ids, which nobody else can change until the transaction ends. */
    List<Row> lock(Writing writing, List<Attribute> columns) {
        return lock(writing, new LockPassingPlan(entity, columns, filtered.filter(), false));
    }

    /** The same, and nobody can make another row refer to them. */
    List<Row> lockForDeletion(Writing writing, List<Attribute> columns) {
        return lock(writing, new LockPassingPlan(entity, columns, filtered.filter(), true));
    }

    private List<Row> lock(Writing writing, LockPassingPlan plan) {
        Reading reading = writing.reading();
        var reader = new RowReader(entity, plan.columns(), 1);
        List<Row> rows = JsonPathFailure.named(
                filtered,
                () -> reading.statements()
                        .run(
                                reading.statement(plan, plan::statement),
                                parameter -> value(parameter, atMost + 1),
                                reader::read));
        if (rows.size() > atMost) {
            throw tooMany(Math.max(rows.size(), count(reading)));
        }
        return rows;
    }

    private Object value(String parameter, int limit) {
        return parameter.startsWith(Filtered.PREFIX) ? Reading.valueOf(filtered, parameter) : Integer.toString(limit);
    }

    private long count(Reading reading) {
        var plan = new CountPlan(entity, filtered.filter(), null, true);
        return JsonPathFailure.named(
                filtered, () -> reading.count(plan, parameter -> value(parameter, MAX_COUNTED + 1)));
    }

    private ProblemOccurredException tooMany(long passing) {
        String many = passing > MAX_COUNTED ? "more than " + MAX_COUNTED : Long.toString(passing);
        return new ProblemOccurredException(new Problem.LimitExceeded(
                place.argument(),
                atMost,
                passing,
                "%s lets %s %s pass, and atMost is %d; nothing is changed: narrow where, or let atMost be as many, up to %d"
                        .formatted(place, many, entity.typeName(), atMost, MAX_AT_MOST)));
    }
}
