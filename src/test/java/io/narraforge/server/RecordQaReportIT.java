package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** QA reports recorded: the verdict follows from what was found. */
@Timeout(60)
class RecordQaReportIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final String RECORD = """
        mutation ($input: CreateQaReportInput!) {
          recordQaReport(input: $input) { qaReport { logicScore criticalErrors warnings passed band } }
        }\
        """;

    private static final String RULE =
            "; a report passes when every score is 0.7 or more and criticalErrors is empty: leave it out, or give ";

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    /** @param more field, value, field, value … */
    private static Reply record(Object... more) {
        return recordFor(ENGINE.rows().job(), more);
    }

    private static Reply recordFor(String job, @Nullable Object... more) {
        var input = new LinkedHashMap<String, @Nullable Object>(
                Map.of("jobId", job, "logicScore", 0.9, "psychologyScore", 0.8, "timelineScore", 0.7));
        for (int i = 0; i < more.length; i += 2) {
            input.put(String.valueOf(more[i]), more[i + 1]);
        }
        return ENGINE.run(RECORD, Map.of("input", input));
    }

    @Test
    void aReportIsWrittenAndReadBackInOneStatement() {
        Reply reply = record("warnings", List.of("Pace: slow", "ł")).withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'recordQaReport':{'qaReport':{'logicScore':0.9,'criticalErrors':[],"
                        + "'warnings':['Pace: slow', 'ł'],'passed':true,'band':'ACCEPTABLE'}}}");
        assertThat(reply.statements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 0.7, 0.7, 0, true",
        "1, 1, 1, 0, true",
        "0.6999999999999999, 1, 1, 0, false",
        "1, 0.6999999999999999, 1, 0, false",
        "1, 1, 0.6999999999999999, 0, false",
        "1, 1, 1, 1, false",
        "0, 0, 0, 2, false"
    })
    void theVerdictFollowsAndOnlyThatOneMayBeGiven(
            double logic, double psychology, double timeline, int errors, boolean passes) {
        Object[] found = {
            "logicScore",
            logic,
            "psychologyScore",
            psychology,
            "timelineScore",
            timeline,
            "criticalErrors",
            List.of("Time: a day is missing", "Plot").subList(0, errors)
        };

        assertThat(record(found).withoutErrors().at("recordQaReport.qaReport.passed"))
                .isEqualTo(passes);
        assertThat(recordGiven(passes, found).withoutErrors().at("recordQaReport.qaReport.passed"))
                .isEqualTo(passes);
        assertThat(recordGiven(!passes, found).onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "recordQaReport(input:)")
                .containsEntry("inputPath", "passed");
        assertThat(ENGINE.run("{ qaReports { totalCount } }").data()).isEqualTo("{'qaReports':{'totalCount':2}}");
    }

    private static Reply recordGiven(boolean passed, Object... found) {
        Object[] all = Arrays.copyOf(found, found.length + 2);
        all[found.length] = "passed";
        all[found.length + 1] = passed;
        return record(all);
    }

    @Test
    void aVerdictThatDoesNotFollowIsRefusedWithEveryReasonAndWhatWould() {
        Reply tooGood = record(
                "logicScore",
                0.65,
                "timelineScore",
                0,
                "criticalErrors",
                List.of("Time: a day is missing"),
                "passed",
                true);
        assertThat(tooGood.onlyError().message())
                .isEqualTo("recordQaReport(input:) passed is true, but logicScore is 0.65, timelineScore is 0.0,"
                        + " criticalErrors has 1 entry" + RULE + "false");
        assertThat(tooGood.statements()).isEmpty();

        assertThat(record("criticalErrors", List.of("a", "b"), "passed", true)
                        .onlyError()
                        .message())
                .isEqualTo("recordQaReport(input:) passed is true, but criticalErrors has 2 entries" + RULE + "false");

        assertThat(record("passed", false).onlyError().message())
                .isEqualTo("recordQaReport(input:) passed is false, but no score is lower and there is no critical"
                        + " error" + RULE + "true");
    }

    @Test
    void aVerdictIsLeftOutAndNotNull() {
        Reply reply = recordFor(ENGINE.rows().job(), "passed", null);

        assertThat(reply.onlyError().message())
                .isEqualTo("recordQaReport(input:) passed is null and always has a value; leave it out, or give one");
    }

    @ParameterizedTest
    @CsvSource({"logicScore, 1.0000000000000002", "psychologyScore, -0.1", "timelineScore, 1.0E300"})
    void aScoreOutOfItsRangeIsToldBeforeAnyVerdict(String field, double score) {
        for (boolean passed : new boolean[] {true, false}) {
            Reply reply = record(field, score, "passed", passed);

            assertThat(reply.onlyError().message())
                    .isEqualTo("recordQaReport(input:) " + field + " is " + score + " and must be 0 to 1");
            assertThat(reply.onlyError().extensions())
                    .containsEntry("code", "CONSTRAINT_VIOLATED")
                    .containsEntry("inputPath", field);
        }
    }

    @Test
    void aJobThatIsNotThereHasNoReport() {
        String job = UUID.randomUUID().toString();

        Reply reply = recordFor(job);

        assertThat(reply.onlyError().message())
                .isEqualTo("recordQaReport(input:) jobId is \"" + job + "\", and there is no Job with it");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "jobId");
    }
}
