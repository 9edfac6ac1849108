package io.narraforge.architecture.broken.feature.job;

import io.narraforge.architecture.broken.feature.world.WorldOfJobs;
import java.util.Optional;

/** Breaks: no feature knows another, and two that know each other are a cycle. */
public record JobOfWorlds(Optional<WorldOfJobs> world) {}
