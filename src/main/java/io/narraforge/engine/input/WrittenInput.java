package io.narraforge.engine.input;

import graphql.GraphQLContext;
import graphql.language.SourceLocation;
import graphql.language.Value;
import graphql.schema.GraphQLType;
import io.narraforge.plan.Place;
import io.narraforge.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that a document has for an argument, or for a variable that nothing is sent for.
 *
 * @param location of the argument or the variable, by which graphql-java names it
 */
public record WrittenInput(
        Place place,
        GraphQLType type,
        Value<?> value,
        @Nullable SourceLocation location) {

    /** What is wrong with the value, each place on its own, up to a bound; nothing when it can be used. */
    public List<Problem> misfits(GraphQLContext context, Locale locale, int most) {
        return MisfitSearch.run(new LiteralNotation(Set.of(), context, locale), place, most, type, value);
    }

    /** The first place that is wrong because a variable is null. */
    public Optional<Problem> misfitOfNull(Set<String> nullVariables, GraphQLContext context, Locale locale) {
        return MisfitSearch.run(new LiteralNotation(nullVariables, context, locale), place, 1, type, value).stream()
                .findFirst();
    }
}
