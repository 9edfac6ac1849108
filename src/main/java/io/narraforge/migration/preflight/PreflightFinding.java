package io.narraforge.migration.preflight;

/** One thing that stands against a change, or that an operator had better know before it. */
public record PreflightFinding(Weight weight, String sentence) {

    /** What follows from it. */
    public enum Weight {
        REFUSES,
        WARNS
    }

    static PreflightFinding refusal(String sentence) {
        return new PreflightFinding(Weight.REFUSES, sentence);
    }

    static PreflightFinding warning(String sentence) {
        return new PreflightFinding(Weight.WARNS, sentence);
    }
}
