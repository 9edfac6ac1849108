package io.narraforge.migration.catalog;

import java.util.Locale;

/** What stands in a schema by itself. Everything else hangs on one of these. */
public enum ObjectKind {
    TABLE,
    FOREIGN_TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    SEQUENCE,
    /** And procedures and aggregates. */
    FUNCTION,
    /** Enums, ranges and composite ones. */
    TYPE,
    DOMAIN;

    /** For a sentence: {@code materialized view}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
