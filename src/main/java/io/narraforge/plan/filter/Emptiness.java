package io.narraforge.plan.filter;

import java.util.List;
import java.util.Set;

/**
 * Finds filters that every row passes, or none, because what they test against is empty: {@code notIn: []}, {@code
 * contains: ""}. Knows no row: of a test against a value it tells nothing, and a null counts as a value.
 */
final class Emptiness {
    private static final Set<String> EMPTY_JSON = Set.of("{}", "[]");

    private final List<Object> values;

    private Emptiness(List<Object> values) {
        this.values = values;
    }

    /** Whether every row passes, by emptiness alone. */
    static boolean letsAllPass(Filter filter, List<Object> values) {
        return new Emptiness(values).of(filter) == Outcome.ALL;
    }

    /** Which rows pass, as far as emptiness settles it. */
    private enum Outcome {
        ALL,
        NONE,
        OPEN;

        Outcome negated() {
            return switch (this) {
                case ALL -> NONE;
                case NONE -> ALL;
                case OPEN -> OPEN;
            };
        }

        /** All parts decide when they are the one, a single part when it is the other. */
        private static Outcome combined(List<Outcome> parts, Outcome neutral) {
            if (parts.contains(neutral.negated())) {
                return neutral.negated();
            }
            return parts.contains(OPEN) ? OPEN : neutral;
        }
    }

    private Outcome of(Filter filter) {
        return switch (filter) {
            case Filter.All(var parts) ->
                Outcome.combined(parts.stream().map(this::of).toList(), Outcome.ALL);
            case Filter.Any(var parts) ->
                Outcome.combined(parts.stream().map(this::of).toList(), Outcome.NONE);
            case Filter.Not(var inner) -> of(inner).negated();
            case Filter.Settled(var operand, var holds) -> holds ? Outcome.ALL : Outcome.NONE;
            case Filter.Compare compare -> ofComparison(compare);
            case Filter.Linked linked -> ofLinked(linked);
            case Filter.Related related -> quantified(related.quantifier(), of(related.filter()));
            case Filter.Elements elements -> quantified(elements.quantifier(), of(elements.filter()));
            case Filter.JsonCompare compare -> ofJson(compare);
            case Filter.Missing missing -> Outcome.OPEN;
            case Filter.JsonExists exists -> Outcome.OPEN;
            case Filter.JsonNull isNull -> Outcome.OPEN;
            case Filter.JsonMatches matches -> Outcome.OPEN;
        };
    }

    private Outcome ofComparison(Filter.Compare compare) {
        boolean anything = compare.comparison() == Comparison.LIKE
                && values.get(compare.parameter()) instanceof String pattern
                && !pattern.isEmpty()
                && pattern.chars().allMatch(character -> character == '%');
        return anything ? Outcome.ALL : Outcome.OPEN;
    }

    private Outcome ofLinked(Filter.Linked linked) {
        Outcome inner = of(linked.filter());
        return inner == Outcome.ALL && linked.foreignKey().nullable() ? Outcome.OPEN : inner;
    }

    private Outcome ofJson(Filter.JsonCompare compare) {
        Object value = values.get(compare.parameter());
        return switch (compare.comparison()) {
            case CONTAINS -> EMPTY_JSON.contains(value) ? Outcome.ALL : Outcome.OPEN;
            case HAS_EVERY_KEY -> value.equals(List.of()) ? Outcome.ALL : Outcome.OPEN;
            case HAS_ANY_KEY -> value.equals(List.of()) ? Outcome.NONE : Outcome.OPEN;
            case CONTAINED_BY, HAS_KEY -> Outcome.OPEN;
        };
    }

    /** There may be no rows or elements at all: then some is false, the others are true. */
    private static Outcome quantified(Quantifier quantifier, Outcome inner) {
        return switch (quantifier) {
            case SOME -> inner == Outcome.NONE ? Outcome.NONE : Outcome.OPEN;
            case EVERY -> inner == Outcome.ALL ? Outcome.ALL : Outcome.OPEN;
            case NONE -> inner == Outcome.NONE ? Outcome.ALL : Outcome.OPEN;
        };
    }
}
