package io.narraforge.demo;

import static io.narraforge.generated.Tables.ARTIFACTS;
import static io.narraforge.generated.Tables.CHARACTERS;
import static io.narraforge.generated.Tables.COST_SNAPSHOTS;
import static io.narraforge.generated.Tables.JOBS;
import static io.narraforge.generated.Tables.QA_REPORTS;
import static io.narraforge.generated.Tables.TIMELINES;
import static io.narraforge.generated.Tables.WORLDS;

import java.util.List;
import org.jooq.Table;

/** The seven tables with their rows, parents before children. */
final class DemoTables {
    /** Parents before children, as the rows below. */
    static final List<Table<?>> ALL =
            List.of(WORLDS, CHARACTERS, TIMELINES, JOBS, ARTIFACTS, QA_REPORTS, COST_SNAPSHOTS);

    private DemoTables() {}

    static List<DemoRows> rowsOf(DemoPlan plan) {
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
