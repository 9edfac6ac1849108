package io.narraforge.contract.schema;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;

/** The one line that says why a schema cannot be used, and where. */
public final class SchemaRefusal {
    private SchemaRefusal() {}

    /** What is wrong with a place in a source. */
    public static ProblemOccurredException at(Object place, String what) {
        return new ProblemOccurredException(new Problem.CommandFailed(place + ": " + what));
    }
}
