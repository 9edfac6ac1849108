package io.narraforge.plan.page;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.with;

import io.narraforge.model.Attribute;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.sort.SortOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * A page over a whole table together with the number of all rows that pass its filter, from one scan: where finding the
 * rows is the work, it is not done twice.
 */
public record CountedPagePlan(PagePlan page) {
    private static final String MATCHING = "matching";

    /**
     * Whether one scan is cheaper. It keeps every match, so it is for filters that no order's index serves; a plain
     * comparison counts faster in an index of its own. An order that is computed would be computed twice.
     */
    public static boolean serves(PagePlan page) {
        return page.parentKey() == null
                && page.filter() != null
                && page.filter().isSearch()
                && page.order().operands().size() == page.order().attributes().size()
                && page.order().attributes().stream().allMatch(attribute -> attribute.expression() == null);
    }

    /** Columns: the total, then those of the page; one row of nulls behind the total where the page is empty. */
    public SqlStatement statement() {
        return SqlText.of(pageWithTotal()).toPlanWithValues();
    }

    private Select<?> pageWithTotal() {
        Table<?> table = page.order().entity().table();
        CommonTableExpression<?> matching =
                name(MATCHING).asMaterialized(select(keys()).from(table).where(page.passing(table)));
        Field<Integer> total = field(name("counted", "total"), Integer.class);
        List<Field<?>> selected = new ArrayList<>();
        selected.add(total);
        selected.addAll(page.selected(table));
        Table<?> counted = select(count().as("total")).from(matching).asTable("counted");
        Table<?> chosen = chosen(matching).asTable("chosen");
        return with(matching)
                .select(selected)
                .from(counted)
                .leftJoin(table.join(chosen)
                        .on(uuid(page.order().entity().id().column())
                                .eq(field(name("chosen", "id"), SQLDataType.UUID))))
                .on(trueCondition())
                .orderBy(page.reading().orderBy(table));
    }

    /** The id and the order's keys: what choosing the page needs of each match. */
    private Set<Field<?>> keys() {
        SortOrder order = page.order();
        Set<Field<?>> keys = new LinkedHashSet<>();
        keys.add(order.entity().id().column());
        order.attributes().stream().map(Attribute::column).forEach(keys::add);
        return keys;
    }

    private Select<?> chosen(CommonTableExpression<?> matching) {
        return select(uuid(page.order().entity().id().on(matching)).as("id"))
                .from(matching)
                .where(page.within(matching))
                .orderBy(page.reading().orderBy(matching))
                .limit(inline(page.limit()));
    }

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    private static Field<UUID> uuid(Field<?> id) {
        return (Field<UUID>) id;
    }
}
