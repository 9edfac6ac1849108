package io.narraforge.demo;

import java.util.List;

/** The seven tables with their rows, parents before children. */
final class DemoTables {
    private DemoTables() {}

    static List<DemoRows> of(DemoPlan plan) {
        var worlds = new Worlds(plan);
        var jobs = new Jobs(plan, worlds);
        return List.of(
                new WorldRows(plan, worlds),
                new CharacterRows(plan, worlds),
                new TimelineRows(plan, worlds),
                new JobRows(plan, jobs),
                new ArtifactRows(plan, jobs),
                new QaReportRows(plan, jobs),
                new CostSnapshotRows(plan, jobs));
    }
}
