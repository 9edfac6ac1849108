package io.narraforge.plan;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import io.narraforge.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Asks the same of the rows of each of many parents, in one statement. */
public final class Parents {
    /** The parameter that holds the parents' ids. */
    public static final String KEYS = "keys";

    /** The parent's place among the keys, counted from 1. */
    private static final Field<Long> ORDINAL = field(name("parent", "ordinal"), SQLDataType.BIGINT);

    private static final Field<UUID> ID = field(name("parent", "id"), SQLDataType.UUID);

    private Parents() {}

    /** Whether a row is the parent's that is being looked at; every row is where there is no foreign key to parents. */
    @SuppressWarnings("unchecked") // foreign keys are UUIDs: the binding checked it
    public static Condition areNamedBy(@Nullable Attribute foreignKey) {
        return foreignKey == null ? noCondition() : ((Field<UUID>) foreignKey.column()).eq(ID);
    }

    /**
     * The rows of each parent: first the parent's ordinal, then the columns. A nested loop is the only join for a
     * lateral subquery with a limit or an aggregate, so rows come by parent and within it in the subquery's order;
     * sorting again would cost and change nothing.
     *
     * @param ofOne the rows of the parent that is being looked at
     * @param labels the names of its columns
     */
    public static Select<?> each(Select<?> ofOne, List<String> labels) {
        Table<?> parents = unnest(SqlText.uuidArray(KEYS)).withOrdinality().as("parent", "id", "ordinal");
        List<Field<?>> selected = new ArrayList<>();
        selected.add(ORDINAL);
        labels.forEach(label -> selected.add(field(name("child", label))));
        return select(selected).from(parents).crossJoin(lateral(ofOne.asTable("child")));
    }
}
