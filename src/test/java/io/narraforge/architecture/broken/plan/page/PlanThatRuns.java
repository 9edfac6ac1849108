package io.narraforge.architecture.broken.plan.page;

import io.narraforge.architecture.broken.engine.Engine;

/** Breaks: a plan knows no engine. */
public record PlanThatRuns(Engine engine) {}
