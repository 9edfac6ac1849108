package io.narraforge.plan.sort;

/** Where rows without a value stand. */
public enum NullsOrder {
    FIRST,
    LAST;

    NullsOrder reversed() {
        return this == FIRST ? LAST : FIRST;
    }

    /** PostgreSQL's default: null counts as larger than every value. */
    public static NullsOrder defaultFor(Direction direction) {
        return direction == Direction.ASC ? LAST : FIRST;
    }
}
