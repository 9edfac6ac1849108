package io.narraforge.plan.page;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.plan.Parents;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterToCondition;
import io.narraforge.plan.sort.Seek;
import io.narraforge.plan.sort.SortOrder;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows as data: equal plans have the same SQL text. Positions appear by their null pattern only, their values
 * and those of the filter are parameters.
 *
 * @param columns what is read of each row
 * @param filter which rows the page is of; null for all
 * @param parentKey the foreign key that groups rows by parent; null for a page over the whole table
 * @param limit one more than the page's size: the extra row tells whether another page exists
 */
public record PagePlan(
        SortOrder order,
        PageColumns columns,
        @Nullable Filter filter,
        @Nullable Attribute parentKey,
        int limit,
        boolean fromEnd,
        @Nullable List<Boolean> afterPattern,
        @Nullable List<Boolean> beforePattern) {

    /** The parameter that holds the parents' ids. */
    public static final String KEYS = Parents.KEYS;

    /** Parameters of the window's positions are named {@code after.key.occurrence}, {@code before.key.occurrence}. */
    public static final String AFTER = "after";

    public static final String BEFORE = "before";

    public static PagePlan of(
            SortOrder order,
            PageColumns columns,
            @Nullable Filter filter,
            @Nullable Attribute parentKey,
            PageWindow window) {
        return new PagePlan(
                order,
                columns,
                filter,
                parentKey,
                window.size() + 1,
                window.fromEnd(),
                window.after() == null ? null : window.after().nullPattern(),
                window.before() == null ? null : window.before().nullPattern());
    }

    /** Columns: the ordinal of the parent if there are parents, then the attributes, then the derived keys. */
    public SqlStatement statement() {
        SqlStatement statement = SqlText.of(parentKey == null ? page() : Parents.each(page(), labels()));
        boolean dependsOnValues =
                filter != null && filter.dependsOnValues(order.operands().getFirst());
        return dependsOnValues ? statement.toPlanWithValues() : statement;
    }

    private Select<?> page() {
        Table<?> table = order.entity().table();
        return select(selected(table))
                .from(table)
                .where(Parents.areNamedBy(parentKey), passing(table), within(table))
                .orderBy(reading().orderBy(table))
                .limit(inline(limit));
    }

    /** The order in which rows are read. */
    SortOrder reading() {
        return fromEnd ? order.reversed() : order;
    }

    List<Field<?>> selected(Table<?> table) {
        var selected = new ArrayList<Field<?>>();
        columns.attributes().forEach(attribute -> selected.add(attribute.selected()));
        for (int i = 0; i < columns.derivedKeys().size(); i++) {
            selected.add(columns.derivedKeys().get(i).on(table).as(labelOfKey(i)));
        }
        return selected;
    }

    private static String labelOfKey(int index) {
        return "key_" + index;
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>(
                columns.attributes().stream().map(Attribute::label).toList());
        for (int i = 0; i < columns.derivedKeys().size(); i++) {
            labels.add(labelOfKey(i));
        }
        return labels;
    }

    Condition passing(Table<?> table) {
        return filter == null ? noCondition() : FilterToCondition.of(filter, table);
    }

    Condition within(Table<?> table) {
        Condition behind = afterPattern == null ? noCondition() : Seek.after(order, table, AFTER, afterPattern);
        Condition ahead =
                beforePattern == null ? noCondition() : Seek.after(order.reversed(), table, BEFORE, beforePattern);
        return behind.and(ahead);
    }
}
