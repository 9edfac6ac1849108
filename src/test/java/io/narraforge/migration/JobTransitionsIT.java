package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job moves only as the domain says, whoever moves it, and the end of its life is dated. */
class JobTransitionsIT {
    private static final String JOB = "00000000-0000-4000-8000-0000000000a1";
    private static final List<String> STATUSES = List.of("queued", "running", "completed", "failed", "cancelled");
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "queued", List.of("running", "cancelled"),
            "running", List.of("completed", "failed", "cancelled"));
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");
    private static final String JUST_NOW = "completed_at BETWEEN now() - interval '1 minute' AND clock_timestamp()";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeEach
    void deleteRows() {
        DATABASE.execute("DELETE FROM jobs");
    }

    record Step(String from, String to) {
        List<String> allowed() {
            return ALLOWED.getOrDefault(from, List.of());
        }

        boolean isAllowed() {
            return allowed().contains(to);
        }
    }

    static Stream<Step> steps() {
        return STATUSES.stream().flatMap(from -> STATUSES.stream().map(to -> new Step(from, to)));
    }

    static Stream<Step> allowedSteps() {
        return steps().filter(Step::isAllowed);
    }

    static Stream<Step> refusedSteps() {
        return steps().filter(step -> !step.isAllowed() && !step.from().equals(step.to()));
    }

    @ParameterizedTest
    @MethodSource("allowedSteps")
    void anAllowedStepIsTakenAndOnlyAFinalOneIsDated(Step step) {
        insert(step.from(), "NULL");

        DATABASE.execute("UPDATE jobs SET status = '%s'".formatted(step.to()));

        assertThat(value("concat_ws(' ', status, version)")).isEqualTo(step.to() + " 2");
        assertThat(value(FINAL.contains(step.to()) ? JUST_NOW : "completed_at IS NULL"))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @MethodSource("refusedSteps")
    void anyOtherStepIsRefusedWithThePresentStatusAndWhatIsAllowed(Step step) {
        insert(step.from(), "NULL");

        Refusal refusal = Refusal.of(DATABASE, "UPDATE jobs SET status = '%s'".formatted(step.to()));

        assertThat(refusal)
                .isEqualTo(new Refusal(
                        "NF001",
                        "Job %s is %s and cannot become %s".formatted(JOB, step.from(), step.to()),
                        step.from(),
                        String.join(", ", step.allowed()),
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "running", "completed", "failed", "cancelled"})
    void anUpdateThatLeavesTheStatusIsNotLookedAtWhateverTheTimeOfTheEnd(String status) {
        // Legacy rows may be final without a time and unfinished with one.
        String odd = FINAL.contains(status) ? "NULL" : "'2020-01-01Z'";
        insert(status, odd);
        String before = value("concat('[', completed_at, ']')");

        DATABASE.execute("UPDATE jobs SET genre = 'changed', status = status");
        DATABASE.execute("UPDATE jobs SET inspiration = 'changed', status = '%s'".formatted(status));

        assertThat(value("concat('[', completed_at, ']')")).isEqualTo(before);
        assertThat(value("version")).isEqualTo("3");
    }

    @Test
    void aFinalStepKeepsTheTimeThatTheWriterGivesAndReplacesAnOddOne() {
        insert("running", "NULL");
        DATABASE.execute("UPDATE jobs SET status = 'failed', completed_at = '2021-02-03Z'");
        assertThat(value("completed_at")).isEqualTo("2021-02-03 00:00:00+00");

        DATABASE.execute("DELETE FROM jobs");
        insert("running", "'2020-01-01Z'");
        DATABASE.execute("UPDATE jobs SET status = 'completed'");
        assertThat(value(JUST_NOW)).isEqualTo("t");
    }

    @Test
    void theTimeOfTheEndIsNeverLaterThanThatOfTheChange() {
        insert("running", "NULL");

        DATABASE.execute("UPDATE jobs SET status = 'completed'");

        assertThat(value("completed_at <= updated_at")).isEqualTo("t");
    }

    @Test
    void aStatusThatIsMissingIsLeftToTheColumn() {
        insert("completed", "NULL");

        // 23502: not_null_violation
        assertThat(Refusal.of(DATABASE, "UPDATE jobs SET status = NULL"))
                .extracting(Refusal::sqlState, Refusal::column)
                .containsExactly("23502", "status");
    }

    @Test
    void whatMayFollowCanBeAskedForInAnySearchPath() {
        assertThat(DATABASE.queryTexts("""
            SELECT set_config('search_path', '', true)
                || concat_ws(' ', status, public.job_transitions(status)::text)
            FROM unnest(ARRAY['queued', 'running', 'completed', 'failed', 'cancelled']) AS status
            """))
                .containsExactly(
                        "queued {running,cancelled}",
                        "running {completed,failed,cancelled}",
                        "completed {}",
                        "failed {}",
                        "cancelled {}");
    }

    private static void insert(String status, String completedAt) {
        DATABASE.execute("INSERT INTO jobs (id, type, genre, status, completed_at) VALUES ('%s', 'saga', 'x', '%s', %s)"
                .formatted(JOB, status, completedAt));
    }

    private static String value(String expression) {
        return String.valueOf(DATABASE.queryText("SELECT %s FROM jobs".formatted(expression)));
    }
}
