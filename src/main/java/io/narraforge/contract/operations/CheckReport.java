package io.narraforge.contract.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents held against a schema, for people and for programs. A program may rely on what is there for as long as the
 * version stays.
 *
 * @param operations how many there are
 * @param warnings uses of what is deprecated
 */
public record CheckReport(int operations, List<DocumentError> errors, List<DocumentError> warnings, Coverage coverage) {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Keeps copies that nobody changes. */
    public CheckReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Checks all documents. A log has no texts to be checked, and says what is used all the same. */
    public static CheckReport of(Schema schema, OperationSources sources) {
        List<DocumentSet> sets = sources.documents();
        var check = new DocumentCheck(schema);
        var deprecated = new DeprecatedUses(schema);
        return new CheckReport(
                sets.stream().mapToInt(each -> each.operations().size()).sum()
                        + sources.logged().size(),
                sets.stream().flatMap(each -> check.errors(each).stream()).toList(),
                sets.stream()
                        .flatMap(each -> deprecated.warnings(each).stream())
                        .toList(),
                Coverage.of(schema, sources));
    }

    /** In words, a line each; with every field that is not used, if that is asked for. */
    public List<String> text(Detail detail) {
        var lines = new ArrayList<String>();
        addSection(lines, "Errors", errors);
        addSection(lines, "Warnings", warnings);
        if (detail == Detail.WITH_COVERAGE) {
            addCoverage(lines);
        }
        lines.add("%s; %s %d of %d fields."
                .formatted(
                        String.join(
                                ", ",
                                count(operations, "operation"),
                                count(errors.size(), "error"),
                                count(warnings.size(), "warning")),
                        operations == 1 ? "it uses" : "they use",
                        coverage.used(),
                        coverage.fields()));
        return lines;
    }

    /** How much is told of fields that nothing uses. */
    public enum Detail {
        /** Their number. */
        WITHOUT_COVERAGE,
        /** Their names. */
        WITH_COVERAGE
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static void addSection(List<String> lines, String title, List<DocumentError> errors) {
        if (!errors.isEmpty()) {
            lines.add("%s (%d)".formatted(title, errors.size()));
            errors.forEach(each -> lines.add("  " + each.place() + ": " + each.message()));
            lines.add("");
        }
    }

    /** A line for each type that is used in part; those that nothing uses are only named, however many fields they have. */
    private void addCoverage(List<String> lines) {
        lines.add("Fields that no operation uses (%d)".formatted(coverage.fields() - coverage.used()));
        for (Coverage.OfType type : coverage.types()) {
            if (!type.unused().isEmpty() && !type.isUnused()) {
                lines.add("  %s, %d of %d: %s"
                        .formatted(type.type(), type.unused().size(), type.fields(), String.join(", ", type.unused())));
            }
        }
        List<String> unused = coverage.types().stream()
                .filter(Coverage.OfType::isUnused)
                .map(each -> "%s (%d)".formatted(each.type(), each.fields()))
                .toList();
        if (!unused.isEmpty()) {
            lines.add("  all of: " + String.join(", ", unused));
        }
        lines.add("");
    }

    private record Envelope(
            int version,
            Summary summary,
            List<Entry> findings,
            @Nullable List<UnusedFields> coverage) {}

    private record Summary(int operations, int errors, int warnings, int fields, int usedFields) {}

    private record Entry(String severity, String file, int line, int column, String message) {
        static Entry of(String severity, DocumentError error) {
            return new Entry(severity, error.file(), error.line(), error.column(), error.message());
        }
    }

    private record UnusedFields(String type, int fields, List<String> unused) {}

    /** One object on one line. */
    public String json(Detail detail) {
        List<Entry> findings = Stream.concat(
                        errors.stream().map(each -> Entry.of("ERROR", each)),
                        warnings.stream().map(each -> Entry.of("WARNING", each)))
                .toList();
        List<UnusedFields> unused = detail == Detail.WITHOUT_COVERAGE
                ? null
                : coverage.types().stream()
                        .map(each -> new UnusedFields(each.type(), each.fields(), each.unused()))
                        .toList();
        var summary = new Summary(operations, errors.size(), warnings.size(), coverage.fields(), coverage.used());
        try {
            return JSON.writeValueAsString(new Envelope(VERSION, summary, findings, unused));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
