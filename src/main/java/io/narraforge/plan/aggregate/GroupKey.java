package io.narraforge.plan.aggregate;

import io.narraforge.model.Attribute;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.value.Operand;

/** What rows are grouped by; a closed list. */
public sealed interface GroupKey {

    ValueKind kind();

    boolean nullable();

    /** Rows with the same value are one group. */
    record Value(Operand operand) implements GroupKey {
        @Override
        public ValueKind kind() {
            return operand.kind();
        }

        @Override
        public boolean nullable() {
            return operand.nullable();
        }
    }

    /** A row is in the group of each of the different strings of its list; in none where the list is empty. */
    record Element(Attribute list) implements GroupKey {
        @Override
        public ValueKind kind() {
            return ValueKind.TEXT;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }
}
