package io.narraforge.cli;

import io.narraforge.problem.Problem;

/** What a command tells the shell. 2 is picocli's own: the words could not be understood. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int FINDING = 3;
    static final int SETTINGS = 4;
    static final int DATABASE_UNREACHABLE = 5;

    private ExitCode() {}

    static int of(Problem problem) {
        return switch (problem) {
            case Problem.DatabaseNotReady notReady -> FINDING;
            case Problem.InvalidSettings settings -> SETTINGS;
            case Problem.DatabaseUnreachable unreachable -> DATABASE_UNREACHABLE;
            // The database went away while the command was at work.
            case Problem.Unavailable unavailable -> DATABASE_UNREACHABLE;
            case Problem.OfInput input -> FAILED;
            case Problem.BrokenConstraint broken -> FAILED;
            case Problem.RefusedTransition refused -> FAILED;
            case Problem.TimedOut timedOut -> FAILED;
            case Problem.CommandFailed failed -> FAILED;
            case Problem.ContractMismatch mismatch -> FAILED;
            case Problem.Internal internal -> FAILED;
        };
    }
}
