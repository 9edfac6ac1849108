package io.narraforge.migration.lint;

import java.util.List;

/**
 * What the linter found.
 *
 * @param files how many were judged
 * @param findings by file and line
 * @param notes what was not looked at, and why
 */
public record LintReport(int files, List<Finding> findings, List<String> notes) {
    public LintReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** How many findings are of a level. */
    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
