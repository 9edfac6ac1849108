package io.narraforge.plan;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;

/**
 * Where in an argument a value stands, for the errors that name it.
 *
 * @param argument as errors name it, {@code World.characters(where:)}; a variable, {@code $where}, before it is in any
 * @param path from the argument's value to the place, {@code and[1].name}; empty for the value itself
 */
public record Place(String argument, String path, int depth) {
    /** Deeper than any front end asks, and far from what a statement can hold. */
    private static final int MAX_DEPTH = 60;

    public static Place of(String argument) {
        return new Place(argument, "", 0);
    }

    public Place at(String field) {
        return deeper(path.isEmpty() ? field : path + "." + field);
    }

    public Place at(int index) {
        return deeper(path + "[" + index + "]");
    }

    /** The argument that the place is in, for what is counted in all of it. */
    public Place whole() {
        return of(argument);
    }

    private Place deeper(String longer) {
        if (depth == MAX_DEPTH) {
            throw whole().beyondLimit("is nested", MAX_DEPTH, depth + 1L, "levels deep; ask in a flatter way");
        }
        return new Place(argument, longer, depth + 1);
    }

    /**
     * The value here cannot be used.
     *
     * @param what continues the sentence that the place begins: {@code is null; …}
     */
    public ProblemOccurredException refuse(String what) {
        return new ProblemOccurredException(new Problem.BadUserInput(input(), toString() + " " + what));
    }

    /** The place as problems hold it. */
    public Problem.InputPlace input() {
        return new Problem.InputPlace(argument, path, null);
    }

    /**
     * More is asked for here than is allowed.
     *
     * @param what is followed by the number requested, then by {@code rest}
     */
    public ProblemOccurredException beyondLimit(String what, long limit, long requested, String rest) {
        return new ProblemOccurredException(new Problem.LimitExceeded(
                input(),
                limit,
                requested,
                "%s %s %d %s (the limit is %d)".formatted(this, what, requested, rest, limit)));
    }

    @Override
    public String toString() {
        return path.isEmpty() ? argument : argument + joint() + path;
    }

    /** {@code createWorld(input:) name}, but {@code $input.name} and {@code $ids[0]}, as one writes it. */
    private String joint() {
        if (!argument.startsWith("$")) {
            return " ";
        }
        return path.startsWith("[") ? "" : ".";
    }
}
