package io.narraforge.engine;

import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.filter.FilterReader;
import io.narraforge.plan.filter.Filtered;

/** Reads the argument that every field over rows of an entity has. */
final class FilterArgument {
    static final String NAME = "where";

    private FilterArgument() {}

    /** Everything passes where the argument is left out. */
    static Filtered read(Model model, EntityModel entity, FieldArguments arguments) {
        return arguments
                .given(NAME)
                .map(given -> FilterReader.read(model, entity, given, arguments.place(NAME), JsonValues::write))
                .orElseGet(Filtered::everything);
    }
}
