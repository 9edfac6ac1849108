package io.narraforge.migration.sql;

/** What PostgreSQL may expect of a function: VOLATILE where it says nothing. */
public enum Volatility {
    IMMUTABLE,
    STABLE,
    VOLATILE
}
