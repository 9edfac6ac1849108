package io.narraforge.migration.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;

/** A report as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
public final class LintReportJson {
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LintReportJson() {}

    private record Envelope(
            int version, int files, long errors, long warnings, List<Entry> findings, List<String> notes) {}

    private record Entry(
            String code, String level, String file, int line, String statement, String message, String instead) {
        static Entry of(Finding finding) {
            return new Entry(
                    finding.code().name(),
                    finding.level().name().toLowerCase(Locale.ROOT),
                    finding.file(),
                    finding.line(),
                    finding.statement(),
                    finding.message(),
                    finding.instead());
        }
    }

    public static String write(LintReport report) {
        try {
            return JSON.writeValueAsString(new Envelope(
                    VERSION,
                    report.files(),
                    report.count(Level.ERROR),
                    report.count(Level.WARNING),
                    report.findings().stream().map(Entry::of).toList(),
                    report.notes()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
