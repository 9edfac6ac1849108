package io.narraforge.model;

/**
 * A place where the contract and the tables disagree.
 *
 * @param coordinate the type or the field of the contract
 * @param what the disagreement in words that go on behind the coordinate
 */
public record Misfit(Kind kind, String coordinate, String what) {
    /** What is wrong. */
    public enum Kind {
        /** A {@code !}, and the value may be missing. */
        PROMISE_WITHOUT_CONSTRAINT,
        /** No {@code !}, and the value is never missing. */
        CONSTRAINT_WITHOUT_PROMISE,
        /** Something is on one side only, or of another type on the other. */
        NO_SOURCE
    }

    static Misfit noSource(String coordinate, String what) {
        return new Misfit(Kind.NO_SOURCE, coordinate, what);
    }

    @Override
    public String toString() {
        return coordinate + ": " + what;
    }
}
