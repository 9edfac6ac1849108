package io.narraforge.contract.report;

import java.util.Locale;

/** The forms that a report is written in. */
public enum ReportFormat {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON,
    /** A comment on a pull request. */
    MARKDOWN,
    /** Annotations of GitHub Actions. */
    GITHUB,
    /** Test results. */
    JUNIT,
    /** Results of code scanning. */
    SARIF;

    /** As one writes it on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The report, without a line end after its last line. */
    public String write(ChangeReport report) {
        return switch (this) {
            case TEXT -> TextReport.write(report);
            case JSON -> JsonReport.write(report);
            case MARKDOWN -> MarkdownReport.write(report);
            case GITHUB -> GithubReport.write(report);
            case JUNIT -> JunitReport.write(report);
            case SARIF -> SarifReport.write(report);
        };
    }
}
