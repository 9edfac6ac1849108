package io.narraforge.plan.filter;

/** How a value is tested against another, or against a list of others. */
public enum Comparison {
    EQ,
    NE,
    GT,
    GTE,
    LT,
    LTE,
    IN,
    NOT_IN,
    /** The parameter is a pattern of LIKE. */
    LIKE;

    boolean takesList() {
        return this == IN || this == NOT_IN;
    }
}
