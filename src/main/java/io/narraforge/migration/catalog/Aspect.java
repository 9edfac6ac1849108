package io.narraforge.migration.catalog;

import java.util.Locale;

/** What a part of an object is to it. */
enum Aspect {
    /** The object itself, without what has a line of its own below. */
    OBJECT,
    COLUMN,
    CONSTRAINT,
    INDEX,
    TRIGGER,
    RULE,
    POLICY,
    STATISTICS,
    ROW_SECURITY,
    /** The table that it inherits from, or is a partition of. */
    PARENT,
    /** The column that a sequence goes with. */
    OWNERSHIP;

    /** Whether installations may differ in the name and yet be equal. */
    boolean isNamedAtWill() {
        return this == CONSTRAINT || this == INDEX;
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
