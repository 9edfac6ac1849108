package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.doctor.Examination;
import io.narraforge.doctor.Finding;
import io.narraforge.doctor.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTextTest {
    private static Finding finding(String... questions) {
        return new Finding("Book", "books", "pages", 12_000, List.of(questions), "CREATE INDEX …;");
    }

    @Test
    void aFindingIsALineWithItsIndexBelow() {
        var examination = new Examination(
                10_000,
                7,
                2,
                34,
                List.of(finding("one"), finding("one", "two"), finding("one", "two", "three")),
                List.of());

        assertThat(DoctorText.lines(examination))
                .containsExactly(
                        "one reads all 12,000 rows of books; an index for it:",
                        "    CREATE INDEX …;",
                        "one and two read all 12,000 rows of books; an index for it:",
                        "    CREATE INDEX …;",
                        "one, two and three read all 12,000 rows of books; an index for it:",
                        "    CREATE INDEX …;",
                        "3 indexes are missing: 2 of 7 tables have 10,000 rows or more, and 34 questions about them"
                                + " were examined.");
    }

    @Test
    void notesStandBelowTheFindings() {
        var examination =
                new Examination(10_000, 7, 1, 9, List.of(finding("one")), List.of(new Note("books", "no index helps")));

        assertThat(DoctorText.lines(examination))
                .containsExactly(
                        "one reads all 12,000 rows of books; an index for it:",
                        "    CREATE INDEX …;",
                        "note: no index helps",
                        "1 index is missing: 1 of 7 tables has 10,000 rows or more, and 9 questions about them were"
                                + " examined.");
    }

    @Test
    void whereNothingIsMissingOneLineSaysHowMuchWasSeen() {
        assertThat(DoctorText.lines(new Examination(5, 7, 0, 0, List.of(), List.of())))
                .containsExactly(
                        "No index is missing: 0 of 7 tables have 5 rows or more, and 0 questions about them were"
                                + " examined.");
    }
}
