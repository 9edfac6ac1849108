package io.narraforge.plan.aggregate;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Parents;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterToCondition;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an entity come to, as data: equal plans have the same SQL text. Only what is asked for is computed.
 *
 * @param aggregates what is computed, {@link Operand.RowCount} or {@link Operand.Aggregate}
 * @param filter which rows; null for all
 * @param parentKey the foreign key that tells rows by parent; null for the whole table
 * @param grouping null where all rows are one group, be they none
 */
public record AggregatePlan(
        EntityModel entity,
        List<Operand> aggregates,
        @Nullable Filter filter,
        @Nullable Attribute parentKey,
        @Nullable Grouping grouping) {

    /** Columns: the ordinal of the parent if there are parents, then the keys of the group, then the aggregates. */
    public SqlStatement statement() {
        SqlStatement statement = SqlText.of(parentKey == null ? ofOne() : Parents.each(ofOne(), labels()));
        return filter != null && filter.dependsOnValues() ? statement.toPlanWithValues() : statement;
    }

    /** The keys of each group; none where all rows are one. */
    public List<GroupKey> keys() {
        return grouping == null ? List.of() : grouping.keys();
    }

    private Select<?> ofOne() {
        Table<?> table = entity.table();
        List<KeyColumn> keys = KeyColumn.all(keys(), table);
        var rows = select(selected(keys, table))
                .from(KeyColumn.joined(table, keys))
                .where(Parents.areNamedBy(parentKey), passing(table));
        return grouping == null ? rows : inGroups(rows, grouping, keys);
    }

    private Select<?> inGroups(SelectConditionStep<?> rows, Grouping wanted, List<KeyColumn> keys) {
        Table<?> table = entity.table();
        Condition having =
                wanted.having() == null ? noCondition() : FilterToCondition.of(wanted.having(), table, Grouping.HAVING);
        return rows.groupBy(keys.stream().map(KeyColumn::value).toList())
                .having(having)
                .orderBy(wanted.order().stream()
                        .<SortField<?>>map(sort -> orderBy(sort, keys, table))
                        .toList())
                .limit(inline(wanted.first()));
    }

    private static SortField<?> orderBy(GroupSort sort, List<KeyColumn> keys, Table<?> table) {
        return switch (sort.target()) {
            case GroupSort.Key(int place) -> {
                KeyColumn key = keys.get(place);
                yield sort.way()
                        .sort(
                                SqlText.comparable(key.value(), key.key().kind()),
                                key.key().nullable());
            }
            case GroupSort.Total(var aggregate) -> sort.way().sort(aggregate.on(table), aggregate.nullable());
        };
    }

    private List<Field<?>> selected(List<KeyColumn> keys, Table<?> table) {
        var selected = new ArrayList<Field<?>>();
        List<String> labels = labels();
        keys.forEach(key -> selected.add(key.value().as(labels.get(selected.size()))));
        aggregates.forEach(aggregate -> selected.add(aggregate.on(table).as(labels.get(selected.size()))));
        return selected;
    }

    private List<String> labels() {
        var labels = new ArrayList<String>();
        for (int i = 0; i < keys().size(); i++) {
            labels.add("key_" + i);
        }
        for (int i = 0; i < aggregates.size(); i++) {
            labels.add("value_" + i);
        }
        return labels;
    }

    private Condition passing(Table<?> table) {
        return filter == null ? noCondition() : FilterToCondition.of(filter, table);
    }
}
