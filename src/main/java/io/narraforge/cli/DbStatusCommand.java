package io.narraforge.cli;

import io.narraforge.migration.DatabaseStatus;
import io.narraforge.migration.OutcomeJson;
import io.narraforge.migration.SchemaStatus.Condition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says where the database stands; changes nothing. */
@Command(
        name = "status",
        description = {
            "Compares the database with this build's migrations, and says what was done to it: the versions with their"
                    + " times, the last commands, the last backup.",
            "Exit code 3 when it is not current, or waits for a restore that was killed. Whether its schema has"
                    + " drifted says ./narra db check."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db status",
            "  ./narra db status --json"
        })
final class DbStatusCommand implements Callable<Integer> {
    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        return SchemaOfTheSettings.with(answer.log(), workplace -> {
            DatabaseStatus status = DatabaseStatus.read(workplace.database());
            answer.give(() -> OutcomeJson.write(status), () -> DbStatusText.lines(status));
            boolean isReady = status.schema().condition() == Condition.CURRENT
                    && status.interruptedRestore().isEmpty();
            return isReady ? ExitCode.DONE : ExitCode.FINDING;
        });
    }
}
