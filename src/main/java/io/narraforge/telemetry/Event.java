package io.narraforge.telemetry;

import java.time.Duration;

/** The closed list of what the server tells about itself; no bind values, no secrets. */
public sealed interface Event {

    /** A statement that read or wrote rows was sent; {@code took} includes reading its rows. */
    record StatementRan(String sql, Duration took) implements Event {}

    /** A request or a part of it failed for a reason of ours; the log keeps the cause under the request's id. */
    record RequestFailed(String requestId, Throwable cause) implements Event {}

    /** Something that nobody waits for failed; it is done again later. */
    record ChoreFailed(String chore, Throwable cause) implements Event {}

    /** A step of starting or stopping that an operator wants to see. */
    record LifecycleStep(String message) implements Event {}
}
