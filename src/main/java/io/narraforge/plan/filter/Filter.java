package io.narraforge.plan.filter;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.value.JsonPlace;
import io.narraforge.plan.value.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a row as data, a closed list. Values are not in it but their places among the {@link Filtered#values()}:
 * equal filters have the same SQL text.
 */
public sealed interface Filter {

    /** Whether the best plan depends on the values: it does, unless they are ids. */
    default boolean dependsOnValues() {
        return dependsOnValues(null);
    }

    /**
     * Whether the best plan of a page depends on the values: it does, unless they are ids, or starting points of the key
     * that rows are ordered by first.
     */
    default boolean dependsOnValues(@Nullable Operand leadingKey) {
        return switch (this) {
            case All(var parts) -> parts.stream().anyMatch(part -> part.dependsOnValues(leadingKey));
            case Any(var parts) -> parts.stream().anyMatch(part -> part.dependsOnValues(leadingKey));
            case Linked linked -> linked.filter().dependsOnValues(null);
            case Related related -> related.filter().dependsOnValues(null);
            case Compare compare when compare.comparison() == Comparison.LIKE -> true;
            case Compare compare -> !compare.operand().equals(leadingKey) && !compare.isOfAnId();
            case Missing missing -> false;
            case Settled settled -> false;
            case JsonExists exists -> false;
            case JsonNull isNull -> false;
            case Not not -> true;
            case Elements elements -> true;
            case JsonCompare compare -> true;
            case JsonMatches matches -> true;
        };
    }

    /** Whether rows have to be looked for in ways that no order's index helps with. */
    default boolean isSearch() {
        return switch (this) {
            case All(var parts) -> parts.stream().anyMatch(Filter::isSearch);
            case Any(var parts) -> parts.stream().anyMatch(Filter::isSearch);
            case Not(var inner) -> inner.isSearch();
            case Compare compare ->
                compare.comparison() == Comparison.LIKE || !(compare.operand() instanceof Operand.Of);
            case Missing missing -> false;
            case Settled settled -> false;
            case Linked linked -> true;
            case Related related -> true;
            case Elements elements -> true;
            case JsonCompare compare -> true;
            case JsonExists exists -> false;
            case JsonNull isNull -> false;
            case JsonMatches matches -> true;
        };
    }

    /**
     * Whether what passes can change although the row does not: other rows are looked at. An attribute that is computed
     * counts as such, for nobody here knows what it reads.
     */
    default boolean looksBeyondRow() {
        return switch (this) {
            case All(var parts) -> parts.stream().anyMatch(Filter::looksBeyondRow);
            case Any(var parts) -> parts.stream().anyMatch(Filter::looksBeyondRow);
            case Not(var inner) -> inner.looksBeyondRow();
            case Compare compare -> compare.operand().looksBeyondRow();
            case Missing(var operand) -> operand.looksBeyondRow();
            case Settled(var operand, var holds) -> operand.looksBeyondRow();
            case Related related -> true;
            case Linked linked -> true;
            case Elements elements ->
                elements.list().looksBeyondRow() || elements.filter().looksBeyondRow();
            case JsonCompare compare -> compare.place().looksBeyondRow();
            case JsonExists(var place) -> place.looksBeyondRow();
            case JsonNull(var place) -> place.looksBeyondRow();
            case JsonMatches matches -> matches.place().looksBeyondRow();
        };
    }

    /** Holds where every part does. */
    record All(List<Filter> parts) implements Filter {}

    /** Holds where at least one part does. */
    record Any(List<Filter> parts) implements Filter {}

    /** SQL's negation: a test of null holds as little as its negation. */
    record Not(Filter inner) implements Filter {}

    /** A value against a parameter; no case is told apart where {@code ignoreCase} is set. */
    record Compare(Operand operand, Comparison comparison, boolean ignoreCase, int parameter) implements Filter {
        boolean isOfAnId() {
            return operand.kind() == ValueKind.ID && comparison == Comparison.EQ;
        }
    }

    /** The value is SQL null. */
    record Missing(Operand operand) implements Filter {}

    /** The same for every value, as a test against an empty list is; unknown where there is no value. */
    record Settled(Operand operand, boolean holds) implements Filter {}

    /** Of the rows whose foreign key names this one. */
    record Related(EntityModel target, Attribute foreignKey, Attribute id, Quantifier quantifier, Filter filter)
            implements Filter {}

    /** The row that a foreign key names; nothing holds where it names none. */
    record Linked(EntityModel target, Attribute foreignKey, Filter filter) implements Filter {}

    /** Of the elements of a JSON list; nothing holds where there is no list. */
    record Elements(JsonPlace list, Quantifier quantifier, Filter filter) implements Filter {}

    /**
     * A JSON value against a parameter.
     *
     * @param listOnly whether what is no list counts as absent: PostgreSQL takes keys and a string for elements
     */
    record JsonCompare(JsonPlace place, JsonComparison comparison, boolean listOnly, int parameter) implements Filter {}

    /** There is a value, be it JSON null. */
    record JsonExists(JsonPlace place) implements Filter {}

    /** The value is JSON null. */
    record JsonNull(JsonPlace place) implements Filter {}

    /** An SQL/JSON path, given with its variables as parameters, is true or selects anything but null and false. */
    record JsonMatches(JsonPlace place, int path, int variables) implements Filter {}
}
