package io.narraforge.demo;

/**
 * What a job's row number alone decides: type, state, and how far it came. Types and states follow patterns of twenty
 * that run against each other, so that 120 jobs show every type in every state.
 *
 * @param percentDone of the work that a completed job of its type takes
 */
record JobOrder(JobType type, JobStatus status, int percentDone) {

    private static final String TYPES = "GsSnsSsSsnsSsSsnsSss";
    private static final String STATES = "CRQFXCCRCCQCCFCCRCXC";

    static JobOrder of(int row) {
        JobType type = switch (TYPES.charAt(row % TYPES.length())) {
            case 'G' -> JobType.SAGA;
            case 'n' -> JobType.NOVEL;
            case 'S' -> JobType.NOVELLA;
            default -> JobType.SHORT_STORY;
        };
        JobStatus status = switch (STATES.charAt((row * 7 + row / TYPES.length()) % STATES.length())) {
            case 'R' -> JobStatus.RUNNING;
            case 'Q' -> JobStatus.QUEUED;
            case 'F' -> JobStatus.FAILED;
            case 'X' -> JobStatus.CANCELLED;
            default -> JobStatus.COMPLETED;
        };
        return new JobOrder(type, status, percentDone(status, new Draw("jobs.progress", row)));
    }

    private static int percentDone(JobStatus status, Draw draw) {
        return switch (status) {
            case QUEUED -> 0;
            case COMPLETED -> 100;
            case RUNNING -> draw.between(15, 85);
            case FAILED -> draw.between(30, 95);
            // Some were called off before they began.
            case CANCELLED -> draw.oneIn(3) ? 0 : draw.between(5, 60);
        };
    }
}
