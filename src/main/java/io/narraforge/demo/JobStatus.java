package io.narraforge.demo;

/** The closed list of job states. */
enum JobStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
