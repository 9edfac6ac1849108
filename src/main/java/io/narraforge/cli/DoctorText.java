package io.narraforge.cli;

import io.narraforge.doctor.Examination;
import io.narraforge.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An examination in words: what is found, with the index below it; then what no index mends; then how much was seen. */
final class DoctorText {
    private DoctorText() {}

    static List<String> lines(Examination examination) {
        var lines = new ArrayList<String>();
        for (Finding finding : examination.findings()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %s all %,d rows of %s; an index for it:",
                    inWords(finding.questions()),
                    finding.questions().size() == 1 ? "reads" : "read",
                    finding.rows(),
                    finding.table()));
            lines.add("    " + finding.ddl());
        }
        examination.notes().forEach(note -> lines.add("note: " + note.text()));
        lines.add(summary(examination));
        return lines;
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    private static String inWords(List<String> questions) {
        int last = questions.size() - 1;
        return last == 0
                ? questions.getFirst()
                : String.join(", ", questions.subList(0, last)) + " and " + questions.get(last);
    }

    private static String summary(Examination examination) {
        int found = examination.findings().size();
        return String.format(
                Locale.ROOT,
                "%s: %d of %d tables %s %,d rows or more, and %d questions about them were examined.",
                found == 0 ? "No index is missing" : found == 1 ? "1 index is missing" : found + " indexes are missing",
                examination.largeTables(),
                examination.tables(),
                examination.largeTables() == 1 ? "has" : "have",
                examination.rowsFrom(),
                examination.questions());
    }
}
