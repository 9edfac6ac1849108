package io.narraforge.cli;

import io.narraforge.migration.DatabaseStatus;
import io.narraforge.migration.SchemaStatus;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.migration.history.BackupRecord;
import io.narraforge.migration.history.Moment;
import io.narraforge.migration.history.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A database's status as an operator reads it. */
final class DbStatusText {
    private DbStatusText() {}

    static List<String> lines(DatabaseStatus status) {
        SchemaStatus schema = status.schema();
        var lines = new ArrayList<String>();
        lines.add("database:  " + schema.current().orElse("no version"));
        lines.add("build:     " + schema.newest());
        if (!schema.pending().isEmpty()) {
            lines.add("pending:   " + String.join(", ", schema.pending()));
        }
        if (!schema.concerned().isEmpty()) {
            lines.add("concerned: " + String.join(", ", schema.concerned()));
        }
        lines.add("state:     " + meaning(schema.condition()));
        status.atWork().ifPresent(holder -> lines.add("at work:   " + holder.words()));
        status.interruptedRestore()
                .ifPresent(restore -> lines.add("restore:   " + restore.words() + "; run ./narra db restore FILE"));
        addHistory(status, lines);
        return lines;
    }

    private static void addHistory(DatabaseStatus status, List<String> lines) {
        if (status.historyIsHidden()) {
            lines.add("history:   this role may not read the schema narra_history");
        }
        status.lastBackup().ifPresent(backup -> lines.add("backup:    " + words(backup)));
        if (!status.applied().isEmpty()) {
            lines.add("applied:");
            status.applied().forEach(applied -> lines.add("  " + words(applied)));
        }
        if (!status.runs().isEmpty()) {
            lines.add("last runs:");
            status.runs()
                    .forEach(run ->
                            lines.add("  " + words(run, status.interrupted().contains(run))));
        }
    }

    private static String words(DatabaseStatus.Applied applied) {
        return "%-4s %s  by %s  %s%s%s"
                .formatted(
                        applied.version(),
                        Moment.inWords(applied.at()),
                        applied.by(),
                        applied.description(),
                        applied.succeeded() ? "" : "  (failed)",
                        applied.hasFingerprint() ? "" : "  (no fingerprint)");
    }

    private static String words(Run run, boolean isInterrupted) {
        String state = isInterrupted
                ? "interrupted, not looked after yet"
                : run.state().name().toLowerCase(Locale.ROOT);
        return "%s: %s".formatted(run.words(), state);
    }

    private static String words(BackupRecord backup) {
        return "%s, of %s; %s".formatted(backup.file(), Moment.inWords(backup.takenAt()), backup.restoreCommand());
    }

    private static String meaning(Condition condition) {
        return switch (condition) {
            case CURRENT -> "current";
            case EMPTY -> "empty; run ./narra db migrate";
            case BEHIND -> "behind; run ./narra db migrate";
            case AHEAD -> "ahead: it has migrations that this build does not know; run the build that made it";
            case FAILED -> "failed: a migration stopped half-way; run ./narra db repair";
            case EDITED -> "edited: a migration is not the one that was applied; run ./narra db repair";
            case UNMANAGED ->
                "unmanaged: it holds tables that no migration of ours has made; if they are the legacy service's, run"
                        + " ./narra db adopt --rehearse";
        };
    }
}
