package io.narraforge.engine;

import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.filter.FilterReader;
import io.narraforge.plan.filter.Filtered;
import java.util.Map;

/** Reads the argument that every field over rows of an entity has. */
final class FilterArgument {
    static final String NAME = "where";

    private FilterArgument() {}

    /** Everything passes where the argument is left out; null is no filter, and an error. */
    static Filtered read(Model model, EntityModel entity, Map<String, Object> arguments, Place place) {
        if (!arguments.containsKey(NAME)) {
            return Filtered.everything();
        }
        Object given = arguments.get(NAME);
        if (given == null) {
            throw place.refuse("is null, which is no filter; leave it out for all");
        }
        return FilterReader.read(model, entity, given, place, JsonValues::write);
    }
}
