package io.narraforge.plan.filter;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.value.Operand;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a {@code having} argument into a filter of groups: its tests are those of scalars, of what rows come to. */
public final class HavingReader {
    private static final String EXAMPLE = "{count: {gt: …}}";

    private final EntityModel entity;
    private final Parameters parameters = new Parameters();
    private final ScalarTests scalars = new ScalarTests(parameters);

    private HavingReader(EntityModel entity) {
        this.entity = entity;
    }

    /** Reads the whole argument. */
    public static Filtered read(EntityModel entity, Object given, Place place) {
        var reader = new HavingReader(entity);
        Filter filter = reader.ofGroup(given, place);
        return new Filtered(filter, reader.parameters.values());
    }

    private Filter ofGroup(Object given, Place place) {
        return Tests.read(given, place, EXAMPLE, (field, test, at) -> switch (field) {
            case "and" -> new Filter.All(each(test, at));
            case "or" -> new Filter.Any(each(test, at));
            case "not" -> new Filter.Not(ofGroup(test, at));
            case "count" -> scalars.read(new Operand.RowCount(), test, at);
            default -> ofFunction(functionOf(field), test, at);
        });
    }

    private List<Filter> each(Object given, Place place) {
        return Tests.each(given, place, EXAMPLE, (index, test, at) -> ofGroup(test, at));
    }

    private Filter ofFunction(AggregateFunction function, Object given, Place place) {
        return Tests.read(
                given,
                place,
                EXAMPLE,
                (field, test, at) ->
                        scalars.read(new Operand.Aggregate(function, attribute(function, field)), test, at));
    }

    private static AggregateFunction functionOf(String field) {
        return Arrays.stream(AggregateFunction.values())
                .filter(function -> function.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the contract has a test that nobody reads: " + field));
    }

    private Attribute attribute(AggregateFunction function, String field) {
        return function.fieldsOf(entity)
                .filter(entry -> entry.getKey().equals(field))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the contract has a test that nobody reads: " + field));
    }
}
