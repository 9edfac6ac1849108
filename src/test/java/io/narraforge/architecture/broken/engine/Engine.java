package io.narraforge.architecture.broken.engine;

import io.narraforge.architecture.broken.plan.page.PlanThatRuns;
import java.util.Optional;

/** May know plans, but closes a cycle with one that knows it; breaks: only settings read the environment. */
public record Engine(Optional<PlanThatRuns> plan) {

    public static Optional<String> home() {
        return Optional.ofNullable(System.getenv("HOME"));
    }
}
