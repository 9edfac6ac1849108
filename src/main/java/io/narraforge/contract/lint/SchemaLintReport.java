package io.narraforge.contract.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a schema, for people and for programs. A program may rely on what is there for as long as the version
 * stays.
 *
 * @param notes what was not looked at, and why
 */
public record SchemaLintReport(List<SchemaFinding> findings, List<String> notes) {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SchemaLintReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    private record Envelope(int version, List<Entry> findings, List<String> notes) {}

    private record Entry(
            LintCode code,
            String coordinate,
            String message,
            String instead,
            String file,
            @Nullable Integer line) {
        static Entry of(SchemaFinding finding) {
            return new Entry(
                    finding.code(),
                    finding.coordinate(),
                    finding.message(),
                    finding.code().instead(),
                    finding.place().file(),
                    finding.place().line());
        }
    }

    /** In words, a line each. */
    public List<String> text() {
        var lines = new ArrayList<String>();
        for (SchemaFinding finding : findings) {
            lines.add("%s: %s %s: %s"
                    .formatted(finding.place(), finding.code(), finding.coordinate(), finding.message()));
            lines.add("    instead: " + finding.code().instead());
        }
        notes.forEach(note -> lines.add("note: " + note));
        lines.add(
                switch (findings.size()) {
                    case 0 -> "No finding.";
                    case 1 -> "1 finding.";
                    default -> findings.size() + " findings.";
                });
        return lines;
    }

    /** One object on one line. */
    public String json() {
        try {
            return JSON.writeValueAsString(
                    new Envelope(VERSION, findings.stream().map(Entry::of).toList(), notes));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
