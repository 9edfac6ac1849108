package io.narraforge.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.migration.RepairOutcome.Repair;
import io.narraforge.migration.history.BackupRecord;
import io.narraforge.migration.history.LockHolder;
import io.narraforge.migration.history.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands did, as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
public final class OutcomeJson {
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OutcomeJson() {}

    public static String write(DatabaseStatus status) {
        SchemaStatus schema = status.schema();
        Map<String, @Nullable Object> json = begin("db status");
        json.put("state", schema.condition().name().toLowerCase(Locale.ROOT));
        json.put("database", schema.current().orElse(null));
        json.put("build", schema.newest());
        json.put("pending", schema.pending());
        json.put("concerned", schema.concerned());
        json.put("applied", status.applied().stream().map(OutcomeJson::applied).toList());
        json.put("runs", status.runs().stream().map(OutcomeJson::run).toList());
        json.put("interrupted", status.interrupted().stream().map(Run::id).toList());
        json.put("interruptedRestore", status.interruptedRestore().isPresent());
        json.put("lastBackup", status.lastBackup().map(OutcomeJson::backup).orElse(null));
        json.put("atWork", status.atWork().map(LockHolder::words).orElse(null));
        return end(json);
    }

    private static Map<String, @Nullable Object> applied(DatabaseStatus.Applied applied) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", applied.version());
        json.put("description", applied.description());
        json.put("at", applied.at().toString());
        json.put("by", applied.by());
        json.put("succeeded", applied.succeeded());
        json.put("fingerprintKnown", applied.hasFingerprint());
        return json;
    }

    private static Map<String, @Nullable Object> run(Run run) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", run.id());
        json.put("command", run.command());
        json.put("state", run.state().name().toLowerCase(Locale.ROOT));
        json.put("version", run.version().orElse(null));
        json.put("startedAt", run.startedAt().toString());
        json.put("endedAt", run.endedAt().map(Instant::toString).orElse(null));
        json.put("role", run.role());
        json.put("clientHost", run.clientHost().orElse(null));
        json.put("build", run.build());
        return json;
    }

    private static Map<String, @Nullable Object> backup(BackupRecord backup) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("file", backup.file());
        json.put("manifestSha256", backup.manifestSha256());
        json.put("version", backup.schemaVersion().orElse(null));
        json.put("rows", backup.rows());
        json.put("takenAt", backup.takenAt().toString());
        json.put("verifiedAt", backup.verifiedAt().map(Instant::toString).orElse(null));
        json.put("restoreCommand", backup.restoreCommand());
        return json;
    }

    public static String write(MigrateOutcome outcome, List<String> warnings) {
        Map<String, @Nullable Object> json = begin("db migrate");
        json.put("from", outcome.from().orElse(null));
        json.put("to", outcome.to().orElse(null));
        json.put(
                "applied",
                outcome.applied().stream()
                        .map(applied -> Map.of(
                                "version", applied.version(),
                                "description", applied.description(),
                                "milliseconds", applied.took().toMillis()))
                        .toList());
        json.put("backup", outcome.backup().map(OutcomeJson::backup).orElse(null));
        json.put("interrupted", outcome.interrupted());
        json.put("warnings", warnings);
        return end(json);
    }

    public static String write(RollbackOutcome outcome, List<String> warnings) {
        Map<String, @Nullable Object> json = begin("db rollback");
        json.put("undone", outcome.undone());
        json.put("to", outcome.at().orElse(null));
        json.put("lost", outcome.lost());
        json.put("backup", outcome.backup().map(OutcomeJson::backup).orElse(null));
        json.put("interrupted", outcome.interrupted());
        json.put("warnings", warnings);
        return end(json);
    }

    public static String write(RepairOutcome outcome) {
        Map<String, @Nullable Object> json = begin("db repair");
        json.put("complete", outcome.isComplete());
        json.put("repairs", outcome.repairs().stream().map(OutcomeJson::repair).toList());
        json.put("remarks", outcome.remarks());
        return end(json);
    }

    private static Map<String, @Nullable Object> repair(Repair repair) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", repair.version());
        json.put("mended", repair.isMended());
        json.put("explanation", repair.explanation());
        json.put("difference", repair.difference().map(OutcomeJson::lines).orElse(null));
        return json;
    }

    private static List<Map<String, Object>> lines(StatementDifference difference) {
        return difference.lines().stream()
                .map(line -> Map.<String, Object>of(
                        "side", line.side().name().toLowerCase(Locale.ROOT),
                        "line", line.line(),
                        "statement", line.statement()))
                .toList();
    }

    /** Of the two files that were written. */
    public static String write(List<Path> files) {
        Map<String, @Nullable Object> json = begin("db new");
        json.put("files", files.stream().map(Path::toString).toList());
        return end(json);
    }

    static Map<String, @Nullable Object> begin(String command) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", VERSION);
        json.put("command", command);
        return json;
    }

    static String end(Map<String, @Nullable Object> json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
