package io.narraforge.plan.filter;

/** PostgreSQL's tests of jsonb. */
public enum JsonComparison {
    CONTAINS,
    CONTAINED_BY,
    HAS_KEY,
    HAS_ANY_KEY,
    HAS_EVERY_KEY
}
