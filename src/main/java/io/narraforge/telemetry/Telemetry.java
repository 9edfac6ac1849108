package io.narraforge.telemetry;

/** Where events go. Called on the request's thread: a sink is quick and never throws. */
@FunctionalInterface
public interface Telemetry {
    void record(Event event);
}
