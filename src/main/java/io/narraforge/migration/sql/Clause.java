package io.narraforge.migration.sql;

/** Words that change what a statement does, where it has them. */
public enum Clause {
    CASCADE,
    CONCURRENTLY,
    FULL,
    IF_EXISTS,
    IF_NOT_EXISTS,
    LOCAL,
    OR_REPLACE,
    TEMPORARY,
    UNIQUE,
    WHERE
}
