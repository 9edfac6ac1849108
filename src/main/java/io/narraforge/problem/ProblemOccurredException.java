package io.narraforge.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} to the border that translates it. */
public final class ProblemOccurredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemOccurredException(Problem problem) {
        this(problem, null);
    }

    public ProblemOccurredException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
