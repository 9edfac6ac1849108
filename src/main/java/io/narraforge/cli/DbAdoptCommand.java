package io.narraforge.cli;

import io.narraforge.migration.Adopting;
import io.narraforge.migration.Adopting.Bridging;
import io.narraforge.migration.ScratchWorkshop;
import io.narraforge.migration.Workplace;
import io.narraforge.migration.adoption.AdoptionJson;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.telemetry.LogTelemetry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes over the database of the legacy service. */
@Command(
        name = "adopt",
        description = {
            "Looks at a database that Alembic or create_all made, compares its tables with V1, and examines every row"
                    + " for what the migrations will refuse or replace. When nothing stands against it, marks V1 as"
                    + " applied and keeps the proof of what was there; no table is touched. Exit code 3 otherwise.",
            "Where indexes and cascades are missing, prints the script that adds them, and runs it with --bridge.",
            "The legacy service may go on meanwhile. See docs/adoption.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db adopt --rehearse",
            "  ./narra db adopt --bridge --json"
        })
final class DbAdoptCommand implements Callable<Integer> {
    @Option(
            names = "--rehearse",
            description =
                    "Do all of it, and migrate to the newest version, on a copy; compare the rows; change nothing.")
    private boolean rehearse;

    @Option(names = "--bridge", description = "Run the script that adds missing indexes and cascades.")
    private boolean bridge;

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        if (rehearse && bridge) {
            throw answer.misuse("--rehearse runs the bridge on the copy anyway; leave --bridge out");
        }
        return SchemaOfTheSettings.with(answer.log(), workplace -> print(adopt(workplace)));
    }

    private AdoptionReport adopt(Workplace workplace) {
        ProgressBar bar = answer.progress();
        var adopting = new Adopting(workplace, new ScratchWorkshop(workplace, new LogTelemetry()), bar::show);
        try {
            return rehearse ? adopting.rehearse() : adopting.adopt(bridge ? Bridging.RUN : Bridging.SHOWN);
        } finally {
            bar.clear();
        }
    }

    private int print(AdoptionReport report) {
        answer.give(() -> AdoptionJson.write(report), () -> AdoptionText.lines(report));
        return report.outcome().isFinding() ? ExitCode.FINDING : ExitCode.DONE;
    }
}
