package io.narraforge.cli;

import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.Bridge;
import io.narraforge.migration.adoption.ColumnFindings;
import io.narraforge.migration.adoption.DataFindings;
import io.narraforge.migration.adoption.Examination;
import io.narraforge.migration.adoption.Fate;
import io.narraforge.migration.adoption.Rehearsal;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.history.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report on a legacy database in words, the sentence that it comes to at the end. */
final class AdoptionText {
    private final List<String> lines = new ArrayList<>();

    private AdoptionText() {}

    static List<String> lines(AdoptionReport report) {
        var text = new AdoptionText();
        report.variant().ifPresent(variant -> text.fact("variant", variant + ", " + variant.meaning()));
        report.examination().ifPresent(text::addExamination);
        text.addDifferences(report.differences());
        text.add("Beside:", report.remarks());
        report.bridge().ifPresent(text::addBridge);
        report.rehearsal().ifPresent(text::addRehearsal);
        report.proof().ifPresent(text::addProof);
        text.lines.add(report.sentence());
        return text.lines.stream().map(AdoptionText::visible).toList();
    }

    private void fact(String name, String value) {
        lines.add("%-10s %s".formatted(name + ":", value));
    }

    private void add(String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(heading);
            entries.forEach(entry -> lines.add("  " + entry));
        }
    }

    private void addExamination(Examination examination) {
        examination.inspection().alembicVersion().ifPresent(version -> fact("alembic", version));
        examination.data().ifPresent(this::addData);
    }

    private void addData(DataFindings data) {
        fact(
                "rows",
                data.sortedRowCounts().entrySet().stream()
                        .map(table -> "%s %,d".formatted(table.getKey(), table.getValue()))
                        .collect(Collectors.joining(", ")));
        add("The migrations will refuse the database:", data.ofDatabase());
        addRefused(data, Fate.V2);
        addRefused(data, Fate.V5);
        add(
                "Values that V2 will change:",
                data.replaced().map(AdoptionText::replaced).toList());
    }

    private void addRefused(DataFindings data, Fate version) {
        List<ColumnFindings> refused =
                data.refused().filter(column -> column.fate() == version).toList();
        long count = refused.stream().mapToLong(ColumnFindings::count).sum();
        add(
                "Values that %s will refuse: %,d".formatted(version, count),
                refused.stream().flatMap(column -> column.lines().stream()).toList());
    }

    private static String replaced(ColumnFindings column) {
        String words = switch (column.fate()) {
            case JSON_NULL -> "JSON null, becomes an empty array or object; remembered for the undo";
            case DUPLICATE_KEYS -> "a key that stands twice in an object, keeps the last value";
            case QUEUED -> "pending or created, becomes queued; remembered for the undo";
            case LEGACY_CHECKSUM -> "stays, and is not judged until the content of the world changes";
            case V2, V5 -> throw new IllegalArgumentException("refused, not replaced");
        };
        return "%-27s %,8d  %s".formatted(column.place(), column.count(), words);
    }

    private void addDifferences(List<Finding> differences) {
        if (!differences.isEmpty()) {
            lines.add("Different from V1 (- as V1 has it, + as it is here):");
        }
        for (Finding difference : differences) {
            lines.add("  " + difference.subject());
            difference.expected().forEach(statement -> addStatement("-", statement));
            difference.actual().forEach(statement -> addStatement("+", statement));
        }
    }

    private void addStatement(String sign, String statement) {
        statement.lines().forEach(line -> lines.add("    " + sign + " " + line));
    }

    private void addBridge(Bridge bridge) {
        add("The bridging script:", bridge.script().lines().toList());
    }

    private void addRehearsal(Rehearsal rehearsal) {
        lines.add("Rehearsed on a copy:");
        for (Rehearsal.Version version : rehearsal.versions()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-4s %-45s %8.2f s",
                    version.version(),
                    version.description(),
                    version.took().toMillis() / 1000.0));
        }
        for (Rehearsal.Table table : rehearsal.tables()) {
            lines.add("  %-16s %,12d rows  %s"
                    .formatted(table.name(), table.live().rows(), fate(table)));
        }
        add("Found on the copy:", rehearsal.findings());
        add("About the copy:", rehearsal.remarks());
    }

    private static String fate(Rehearsal.Table table) {
        if (table.migrated().isEmpty()) {
            return "not compared";
        }
        return table.isKept() ? "kept, sha256 " + table.live().sha256().substring(0, 12) : "DIFFERENT";
    }

    private void addProof(Proof.Kept kept) {
        fact(
                "proof",
                "number %d in narra_history.proofs, of %s by %s".formatted(kept.id(), kept.adoptedAt(), kept.role()));
        fact("schema", "fingerprint " + kept.proof().fingerprint());
    }

    /** Terminals obey control characters, and reasons repeat what rows hold. */
    private static String visible(String line) {
        return line.codePoints()
                .mapToObj(each -> Character.isISOControl(each) ? "\\u%04X".formatted(each) : Character.toString(each))
                .collect(Collectors.joining());
    }
}
