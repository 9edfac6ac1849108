package io.narraforge.architecture.broken.feature.world;

import io.narraforge.architecture.broken.feature.job.JobOfWorlds;

/** Breaks: no feature knows another. */
public record WorldOfJobs(JobOfWorlds job) {}
