package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterReader;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.CountPlan;
import io.narraforge.plan.write.LockPassingPlan;
import io.narraforge.plan.write.RowLock;
import io.narraforge.plan.write.StillPassingPlan;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a mutation is to change, by a filter: found and locked in one statement, and never more than the client
 * has said it expects.
 *
 * <p>Transactions are READ COMMITTED. The rows are those that passed when the statement began; those that come to pass
 * later are not found. PostgreSQL tests a row again that was changed while it was waited for, but by its own columns only,
 * and not at all when others wrote what is related to it. So where the filter looks beyond the row, it is asked again
 * once the rows are locked, in a statement that sees what was committed meanwhile. Rows locked for a deletion cannot be
 * given any more that refer to them; else a related row can still be written between that statement and the change.
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
    private final boolean all;
    private final MutationInput input;

    private FilteredTargets(EntityModel entity, Filtered filtered, boolean all, MutationInput input) {
        this.entity = entity;
        this.filtered = filtered;
        this.atMost = atMost(input);
        this.all = all;
        this.input = input;
    }

    static FilteredTargets of(Model model, EntityModel entity, MutationInput input) {
        boolean all = input.find(ALL, Boolean.class).orElse(false);
        Filtered filtered = all ? everything(input) : passing(model, entity, input);
        return new FilteredTargets(entity, filtered, all, input);
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
                    .at(AT_MOST)
                    .beyondLimit("is", MAX_AT_MOST, atMost, "rows; narrow where, and repeat it for the others");
        }
        return atMost;
    }

    /** Which part of the input names the rows. */
    Place place() {
        return input.place().at(all ? ALL : WHERE);
    }

    /** The rows, in the order of their ids, locked until the transaction ends. */
    List<Row> find(Writing writing, List<Attribute> columns, RowLock lock) {
        Reading reading = writing.reading();
        List<Row> found = found(reading, new LockPassingPlan(entity, columns, filtered.filter(), lock));
        List<Row> passing = lock == RowLock.NONE ? found : stillPassing(reading, found);
        if (passing.size() > atMost) {
            throw tooMany(Math.max(passing.size(), count(reading)));
        }
        boolean mayHideOthers = found.size() > atMost;
        return mayHideOthers ? find(writing, columns, lock) : passing;
    }

    /** One more than is allowed, if there are as many. */
    private List<Row> found(Reading reading, LockPassingPlan plan) {
        var reader = new RowReader(entity, plan.columns(), 1);
        return JsonPathFailure.named(
                filtered,
                () -> reading.statements()
                        .run(
                                reading.statement(plan, plan::statement),
                                parameter -> value(parameter, atMost + 1),
                                reader::read));
    }

    private List<Row> stillPassing(Reading reading, List<Row> locked) {
        Filter filter = filtered.filter();
        if (locked.isEmpty() || filter == null || !filter.looksBeyondRow()) {
            return locked;
        }
        var plan = new StillPassingPlan(entity, filter);
        var ids = new ArrayParameter.Uuids(locked.stream().map(Row::id).toList());
        Set<String> passing = Set.copyOf(JsonPathFailure.named(
                filtered,
                () -> reading.statements()
                        .run(
                                reading.statement(plan, plan::statement),
                                parameter -> parameter.equals(StillPassingPlan.KEYS)
                                        ? ids
                                        : Reading.valueOf(filtered, parameter),
                                rows -> rows.getString(1))));
        return locked.stream().filter(row -> passing.contains(row.id())).toList();
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
        return new ProblemOccurredException(new Problem.LimitExceeded(
                input.place().at(AT_MOST).input(),
                atMost,
                passing,
                "%s, and atMost is %,d; nothing is changed: %s".formatted(tells(passing), atMost, advice(passing))));
    }

    private String tells(long passing) {
        String rows = passing > MAX_COUNTED
                ? "more than %,d rows".formatted(MAX_COUNTED)
                : "%,d %s".formatted(passing, passing == 1 ? "row" : "rows");
        return all ? "%s means %s".formatted(place(), rows) : "%s lets %s pass".formatted(place(), rows);
    }

    private String advice(long passing) {
        String fewer = all ? "write where in its place" : "narrow where";
        return passing > MAX_AT_MOST
                ? "%s, and repeat it for the others; atMost is %,d at most".formatted(fewer, MAX_AT_MOST)
                : "%s, or let atMost be %,d".formatted(fewer, passing);
    }
}
