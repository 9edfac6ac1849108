package io.narraforge.migration;

import io.narraforge.migration.rehearsal.ScriptReport;
import io.narraforge.migration.rehearsal.StatementReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dry runs and drills as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
public final class RehearsalJson {
    private RehearsalJson() {}

    /**
     * A dry run.
     *
     * @param command that was rehearsed, {@code db migrate}
     */
    public static String write(String command, DryRunReport report) {
        Map<String, @Nullable Object> json = OutcomeJson.begin(command);
        json.put("dryRun", true);
        json.put("from", report.from().orElse(null));
        json.put("rows", report.rowsByTable());
        json.put("files", report.files().stream().map(RehearsalJson::file).toList());
        json.put("losses", report.losses());
        json.put("findings", report.findings());
        return OutcomeJson.end(json);
    }

    private static Map<String, Object> file(DryRunReport.File file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", file.version());
        json.put("script", file.script());
        json.put("inTransaction", file.inTransaction());
        json.put("statements", statements(file.report()));
        return json;
    }

    private static List<Map<String, @Nullable Object>> statements(ScriptReport report) {
        return report.statements().stream().map(RehearsalJson::statement).toList();
    }

    private static Map<String, @Nullable Object> statement(StatementReport statement) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("line", statement.line());
        json.put("statement", statement.excerpt());
        json.put("milliseconds", statement.took().toNanos() / 1e6);
        json.put("rows", statement.rows().isPresent() ? statement.rows().getAsLong() : null);
        json.put(
                "locks",
                statement.locks().stream()
                        .map(lock -> Map.of("relation", lock.relation(), "mode", lock.mode()))
                        .toList());
        json.put("rewritten", statement.rewritten());
        json.put(
                "messages",
                statement.messages().stream()
                        .map(message -> Map.of("sqlState", message.sqlState(), "text", message.text()))
                        .toList());
        return json;
    }

    /** A drill. */
    public static String write(DrillReport report) {
        Map<String, @Nullable Object> json = OutcomeJson.begin("db drill");
        json.put("from", report.from().orElse(null));
        json.put("rows", report.rowsByTable());
        json.put("steps", report.steps().stream().map(RehearsalJson::step).toList());
        json.put("notUndone", report.notUndone());
        json.put("findings", report.findings());
        return OutcomeJson.end(json);
    }

    private static Map<String, Object> step(DrillReport.Step step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", step.version());
        json.put("direction", step.direction().name().toLowerCase(Locale.ROOT));
        json.put("milliseconds", step.took().toNanos() / 1e6);
        json.put("fingerprint", step.fingerprint());
        json.put("sameContent", step.sameContent());
        json.put("losses", step.losses());
        return json;
    }
}
