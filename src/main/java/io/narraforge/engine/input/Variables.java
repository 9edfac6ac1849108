package io.narraforge.engine.input;

import graphql.GraphQLContext;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import io.narraforge.plan.Place;
import io.narraforge.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The variables that came with an operation. Asked where they are wrong once graphql-java has found that they are. */
public final class Variables {
    private final GraphQLSchema schema;
    private final Map<String, ? extends @Nullable Object> values;
    private final Notation<Object> notation;

    public Variables(
            GraphQLSchema schema,
            Map<String, ? extends @Nullable Object> values,
            GraphQLContext context,
            Locale locale) {
        this.schema = schema;
        this.values = values;
        this.notation = new VariableNotation(context, locale);
    }

    /** What is wrong with the value of a variable, each place on its own, up to a bound; nothing when it can be used. */
    public List<Problem> misfits(VariableDefinition definition, int most) {
        String name = definition.getName();
        GraphQLType type = Objects.requireNonNull(DeclaredType.find(definition.getType(), schema));
        Place root = Place.of("$" + name);
        if (values.containsKey(name)) {
            return MisfitSearch.run(notation, root, most, type, values.get(name));
        }
        boolean isMissing = type instanceof GraphQLNonNull && definition.getDefaultValue() == null;
        return isMissing
                ? List.of(root.refuse("is missing; give " + Allowed.by(type)).problem())
                : List.of();
    }
}
