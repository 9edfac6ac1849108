package io.narraforge.plan.filter;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import io.narraforge.model.ValueKind;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.value.Operand;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQL;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Renders a filter as SQL. Total: whatever was read compiles, so no client mistake can surface here. An empty
 * {@code All} is true, an empty {@code Any} false.
 */
public final class FilterToCondition {
    private final String prefix;

    private FilterToCondition(String prefix) {
        this.prefix = prefix;
    }

    /** The condition on rows of {@code table}, its parameters named as {@link Filtered} says. */
    public static Condition of(Filter filter, Table<?> table) {
        return new FilterToCondition(Filtered.PREFIX).compile(filter, table, 1);
    }

    /** As {@link #of(Filter, Table)}, with another prefix: a statement may hold more than one filter. */
    public static Condition of(Filter filter, Table<?> table, String prefix) {
        return new FilterToCondition(prefix).compile(filter, table, 1);
    }

    /** @param depth names the tables of subqueries: an inner one must not hide the one it refers to */
    private Condition compile(Filter filter, Table<?> table, int depth) {
        return switch (filter) {
            case Filter.All(var parts) ->
                DSL.and(parts.stream().map(part -> compile(part, table, depth)).toList());
            case Filter.Any(var parts) ->
                DSL.or(parts.stream().map(part -> compile(part, table, depth)).toList());
            // SQL's three-valued logic, on purpose: a null matches neither a test nor its negation.
            case Filter.Not(var inner) -> not(compile(inner, table, depth));
            case Filter.Compare compare -> compare(compare, table);
            case Filter.Missing(var operand) -> operand.on(table).isNull();
            // Not left to PostgreSQL, to which even null is in no empty array.
            case Filter.Settled(var operand, var holds) ->
                condition(when(operand.on(table).isNotNull(), DSL.inline(holds)));
            case Filter.Related related -> related(related, table, depth);
            case Filter.Linked linked -> linked(linked, table, depth);
            case Filter.Elements elements -> elements(elements, table, depth);
            case Filter.JsonCompare compare -> json(compare, table);
            case Filter.JsonExists(var place) -> place.on(table).isNotNull();
            case Filter.JsonNull(var place) -> condition("{0} = 'null'", place.on(table));
            case Filter.JsonMatches matches -> matches(matches, table);
        };
    }

    private Condition compare(Filter.Compare compare, Table<?> table) {
        Operand operand = compare.operand();
        String name = Filtered.parameterName(prefix, compare.parameter());
        if (compare.comparison() == Comparison.LIKE) {
            return like(text(operand.on(table)), name, compare.ignoreCase());
        }
        if (compare.comparison().takesList()) {
            return oneOf(compare, table, name);
        }
        Field<Object> value = any(comparable(operand, table, compare.ignoreCase()));
        Field<?> given = SqlText.parameter(name, operand.kind());
        Field<Object> wanted = any(compare.ignoreCase() ? SqlText.folded(text(given)) : given);
        return switch (compare.comparison()) {
            case EQ -> value.eq(wanted);
            case NE -> value.ne(wanted);
            case GT -> value.gt(wanted);
            case GTE -> value.ge(wanted);
            case LT -> value.lt(wanted);
            case LTE -> value.le(wanted);
            case IN, NOT_IN, LIKE -> throw new IllegalStateException("rendered above");
        };
    }

    private static Field<?> comparable(Operand operand, Table<?> table, boolean ignoreCase) {
        Field<?> value = operand.on(table);
        return ignoreCase ? SqlText.folded(text(value)) : SqlText.comparable(value, operand.kind());
    }

    /** Without a collation where case matters: so a trigram index of the plain column can serve it. */
    private static Condition like(Field<String> value, String name, boolean ignoreCase) {
        Field<String> pattern = DSL.param(name, String.class);
        return ignoreCase ? SqlText.folded(value).like(SqlText.folded(pattern)) : value.like(pattern);
    }

    /** However many values there are, they are one array, and the text stays the same. */
    private static Condition oneOf(Filter.Compare compare, Table<?> table, String name) {
        ValueKind kind = compare.operand().kind();
        Field<?> value = comparable(compare.operand(), table, compare.ignoreCase());
        Field<?> given = SqlText.arrayParameter(name, kind);
        SQL wanted = compare.ignoreCase()
                ? DSL.sql("array(select {0} from unnest({1}) as wanted (text))", foldedWanted(), given)
                : DSL.sql("{0}", given);
        return compare.comparison() == Comparison.IN
                ? condition("{0} = any ({1})", value, wanted)
                : condition("{0} <> all ({1})", value, wanted);
    }

    private static Field<String> foldedWanted() {
        return SqlText.folded(field(DSL.name("wanted", "text"), SQLDataType.VARCHAR));
    }

    private Condition related(Filter.Related related, Table<?> table, int depth) {
        Table<?> rows = related.target().table().as(aliasAt(depth));
        return quantified(
                related.quantifier(),
                rows,
                isSame(related.foreignKey().on(rows), related.id().on(table)),
                compile(related.filter(), rows, depth + 1));
    }

    private Condition linked(Filter.Linked linked, Table<?> table, int depth) {
        Table<?> row = linked.target().table().as(aliasAt(depth));
        Condition isNamed =
                isSame(linked.target().id().on(row), linked.foreignKey().on(table));
        return exists(selectOne().from(row).where(isNamed, compile(linked.filter(), row, depth + 1)));
    }

    private Condition elements(Filter.Elements elements, Table<?> table, int depth) {
        Table<?> rows = elements.list().elements(table, aliasAt(depth));
        Condition quantified =
                quantified(elements.quantifier(), rows, DSL.noCondition(), compile(elements.filter(), rows, depth + 1));
        return elements.list().knownList()
                ? quantified
                : condition(when(elements.list().isList(table), field(quantified)));
    }

    private static Condition quantified(Quantifier quantifier, Table<?> rows, Condition among, Condition test) {
        return switch (quantifier) {
            case SOME -> exists(among(rows, among, test));
            case NONE -> notExists(among(rows, among, test));
            // Not "not": a row for which the test is unknown has not passed it.
            case EVERY -> notExists(among(rows, among, condition("({0}) is not true", test)));
        };
    }

    private static Select<?> among(Table<?> rows, Condition among, Condition test) {
        return selectOne().from(rows).where(among, test);
    }

    private Condition json(Filter.JsonCompare compare, Table<?> table) {
        Field<?> json = compare.place().on(table);
        Field<?> value = compare.listOnly() ? when(compare.place().isList(table), json) : json;
        String name = Filtered.parameterName(prefix, compare.parameter());
        Field<?> given = SqlText.parameter(name, ValueKind.JSON);
        // PostgreSQL's operators begin with the driver's placeholder, which is escaped by doubling it.
        return switch (compare.comparison()) {
            case CONTAINS -> condition("{0} @> {1}", value, given);
            case CONTAINED_BY -> condition("{0} <@ {1}", value, given);
            case HAS_KEY -> condition("{0} ?? {1}", value, SqlText.parameter(name, ValueKind.TEXT));
            case HAS_ANY_KEY -> condition("{0} ??| {1}", value, SqlText.arrayParameter(name, ValueKind.TEXT));
            case HAS_EVERY_KEY -> condition("{0} ??& {1}", value, SqlText.arrayParameter(name, ValueKind.TEXT));
        };
    }

    /** Silent: what is missing or of another type in the data is no error of the statement. */
    private Condition matches(Filter.JsonMatches matches, Table<?> table) {
        Field<?> path = DSL.param(Filtered.parameterName(prefix, matches.path()), String.class);
        Field<?> variables = SqlText.parameter(Filtered.parameterName(prefix, matches.variables()), ValueKind.JSON);
        return condition(
                "exists (select 1 from jsonb_path_query({0}, cast({1} as jsonpath), {2}, true) as selected (item)"
                        + " where item not in ('null', 'false'))",
                matches.place().on(table), path, variables);
    }

    private static String aliasAt(int depth) {
        return "at" + depth;
    }

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    private static Condition isSame(Field<?> one, Field<?> other) {
        return ((Field<UUID>) one).eq((Field<UUID>) other);
    }

    @SuppressWarnings("unchecked") // only text has tests of text
    private static Field<String> text(Field<?> value) {
        return (Field<String>) value;
    }

    @SuppressWarnings("unchecked") // both sides are of the operand's kind
    private static Field<Object> any(Field<?> value) {
        return (Field<Object>) value;
    }
}
