package io.narraforge.plan.value;

import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A value of a row, or of a group of rows, that can be compared, ordered, grouped or counted; a closed list. As data:
 * equal operands have the same SQL. None takes a parameter, so that one may stand at several places of a statement.
 */
public sealed interface Operand {

    ValueKind kind();

    boolean nullable();

    /** The value in a row of {@code table}, or of an alias of it. */
    Field<?> on(Table<?> table);

    /** Whether the value can change although the row, or the group of rows, does not. */
    default boolean looksBeyondRow() {
        return switch (this) {
            case Of(var attribute) -> attribute.expression() != null;
            case Json(var place, var scalar) -> place.looksBeyondRow();
            case JsonLength(var place) -> place.looksBeyondRow();
            case RelationCount count -> true;
            case Linked linked -> true;
            case Bucketed bucketed -> bucketed.time().looksBeyondRow();
            case RowCount count -> false;
            case Aggregate aggregate -> aggregate.attribute().expression() != null;
        };
    }

    /** Names the value for people and for cursors; the same for equal operands only. */
    String signature();

    /** A column or a computed attribute. */
    record Of(Attribute attribute) implements Operand {
        @Override
        public ValueKind kind() {
            return attribute.kind();
        }

        @Override
        public boolean nullable() {
            return attribute.nullable();
        }

        @Override
        public Field<?> on(Table<?> table) {
            return attribute.on(table);
        }

        @Override
        public String signature() {
            return attribute.name();
        }
    }

    /** A JSON value as a scalar; a value of another type counts as absent, and so no cast can fail. */
    record Json(JsonPlace place, JsonScalar scalar) implements Operand {
        @Override
        public ValueKind kind() {
            return scalar.kind();
        }

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Field<?> on(Table<?> table) {
            return scalar.of(place, table);
        }

        @Override
        public String signature() {
            Attribute column = place.column();
            return (column == null ? "" : column.name()) + place.path() + " " + scalar;
        }
    }

    /** How many elements a JSON list has; absent where there is none. */
    record JsonLength(JsonPlace place) implements Operand {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }

        @Override
        public boolean nullable() {
            return !place.knownList();
        }

        @Override
        public Field<?> on(Table<?> table) {
            Field<JSONB> value = place.on(table);
            Field<Integer> length = DSL.function("jsonb_array_length", SQLDataType.INTEGER, value);
            return place.knownList() ? length : when(place.isList(table), length);
        }

        @Override
        public String signature() {
            return "length of " + place;
        }
    }

    /** How many rows of {@code target} name the row by their foreign key. */
    record RelationCount(EntityModel target, Attribute foreignKey, Attribute id) implements Operand {
        @Override
        public ValueKind kind() {
            return ValueKind.LONG;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public Field<?> on(Table<?> table) {
            Table<?> counted = target.table().as("counted");
            return DSL.field(selectCount().from(counted).where(isSame(foreignKey.on(counted), id.on(table))));
        }

        @Override
        public String signature() {
            return "count of " + target.typeName() + "." + foreignKey.name();
        }
    }

    /** A value of the row that a foreign key names; absent where it names none. */
    record Linked(EntityModel target, Attribute foreignKey, Operand inner) implements Operand {
        @Override
        public ValueKind kind() {
            return inner.kind();
        }

        @Override
        public boolean nullable() {
            return foreignKey.nullable() || inner.nullable();
        }

        @Override
        public Field<?> on(Table<?> table) {
            Table<?> linked = target.table().as("linked");
            return DSL.field(select(inner.on(linked)).from(linked).where(isNamed(linked, table)));
        }

        /** Whether {@code row}, of an alias of the target's table, is the one that a row of {@code table} names. */
        public Condition isNamed(Table<?> row, Table<?> table) {
            return isSame(target.id().on(row), foreignKey.on(table));
        }

        @Override
        public String signature() {
            return foreignKey.name() + "." + inner.signature();
        }
    }

    /** The start of the span of time that a time lies in. */
    record Bucketed(Operand time, TimeBucket bucket, String timeZone) implements Operand {
        @Override
        public ValueKind kind() {
            return ValueKind.DATE_TIME;
        }

        @Override
        public boolean nullable() {
            return time.nullable();
        }

        @Override
        public Field<?> on(Table<?> table) {
            return DSL.function(
                    "date_trunc",
                    SQLDataType.TIMESTAMPWITHTIMEZONE,
                    DSL.inline(bucket.name().toLowerCase(Locale.ROOT)),
                    time.on(table),
                    DSL.inline(timeZone));
        }

        @Override
        public String signature() {
            return bucket + " of " + time.signature() + " in " + timeZone;
        }
    }

    /** How many rows the group has. */
    record RowCount() implements Operand {
        @Override
        public ValueKind kind() {
            return ValueKind.INT;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public Field<?> on(Table<?> table) {
            return DSL.count();
        }

        @Override
        public String signature() {
            return "count";
        }
    }

    /** What the values of an attribute come to in the group's rows; nulls are left out. */
    record Aggregate(AggregateFunction function, Attribute attribute) implements Operand {
        @Override
        public ValueKind kind() {
            return function.resultOf(attribute.kind());
        }

        @Override
        public boolean nullable() {
            return function != AggregateFunction.COUNT_DISTINCT;
        }

        @Override
        @SuppressWarnings("unchecked") // the function applies to the attribute: sums are of numbers
        public Field<?> on(Table<?> table) {
            Field<?> value = attribute.on(table);
            return switch (function) {
                case COUNT_DISTINCT -> DSL.countDistinct(value);
                case SUM -> DSL.sum((Field<? extends Number>) value);
                case AVG -> average((Field<? extends Number>) value);
                case MIN -> DSL.min(value);
                case MAX -> DSL.max(value);
            };
        }

        /** PostgreSQL pads an exact average with zeros: 1.2500000000000000. */
        private Field<?> average(Field<? extends Number> value) {
            Field<BigDecimal> average = DSL.avg(value);
            return kind() == ValueKind.DECIMAL ? DSL.function("trim_scale", SQLDataType.NUMERIC, average) : average;
        }

        @Override
        public String signature() {
            return function + " of " + attribute.name();
        }
    }

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    private static Condition isSame(Field<?> one, Field<?> other) {
        return ((Field<UUID>) one).eq((Field<UUID>) other);
    }
}
