package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report without a verdict gets that of the rule; one with a verdict keeps it, right or wrong. */
class QaVerdictsIT {
    private static final String INSERT = """
        INSERT INTO qa_reports (job_id, passed, logic_score, psychology_score, timeline_score, critical_errors)
        SELECT id, %s, %s FROM jobs
        """;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeEach
    void insertJob() {
        DATABASE.execute("DELETE FROM jobs; INSERT INTO jobs (type, genre) VALUES ('saga', 'x')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "t | 0.7, 0.7, 0.7, '[]'",
                "t | 1, 1, 1, '[]'",
                "f | 0.6999999999999999, 1, 1, '[]'",
                "f | 1, 0.6999999999999999, 1, '[]'",
                "f | 1, 1, 0.6999999999999999, '[]'",
                "f | 0, 0, 0, '[]'",
                "f | 1, 1, 1, '[\"Logic: a dead man speaks\"]'",
                "f | 1, 1, 1, '[\"\"]'"
            })
    void theVerdictThatIsMissingFollowsFromTheScoresAndTheCriticalErrors(String passed, String report) {
        DATABASE.execute(INSERT.formatted("NULL", report));

        assertThat(verdict()).isEqualTo(passed);
    }

    @Test
    void theErrorsThatAreNotGivenAreNone() {
        DATABASE.execute("""
            INSERT INTO qa_reports (job_id, logic_score, psychology_score, timeline_score) SELECT id, 1, 1, 1 FROM jobs
            """);

        assertThat(verdict()).isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"false | f | 1, 1, 1, '[]'", "true | t | 0, 0, 0, '[\"Logic: x\"]'"})
    void aVerdictThatIsGivenIsKept(String given, String stored, String report) {
        DATABASE.execute(INSERT.formatted(given, report));

        assertThat(verdict()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "logic_score      | NULL, 1, 1, '[]'",
                "psychology_score | 0, NULL, 1, '[]'",
                "timeline_score   | 1, 1, NULL, '[]'",
                "critical_errors  | 1, 1, 1, NULL"
            })
    void whatTheVerdictNeedsIsToldToBeMissingAndNotTheVerdict(String column, String report) {
        // 23502: not_null_violation
        assertThat(Refusal.of(DATABASE, INSERT.formatted("NULL", report)))
                .extracting(Refusal::sqlState, Refusal::column)
                .containsExactly("23502", column);
    }

    private static String verdict() {
        return String.valueOf(DATABASE.queryText("SELECT passed FROM qa_reports"));
    }
}
