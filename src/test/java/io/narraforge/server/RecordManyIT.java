package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records created in bulk: by the same rules as one by one. */
@Timeout(60)
class RecordManyIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final Map<String, Object> STYLE =
            Map.of("voice", "calm", "tone", "dark", "sentence_length", "short", "pov", "first person");

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    private static Reply createArtifacts(String onError, List<Map<String, Object>> rows) {
        return ENGINE.run("""
            mutation ($rows: [CreateArtifactRow!]!, $onError: OnRowError) {
              createArtifacts(input: {rows: $rows, onError: $onError}) {
                count artifacts { type version } skipped { index code message inputPath }
              }
            }\
            """, Map.of("rows", rows, "onError", onError));
    }

    private static Reply createQaReports(String onError, List<Map<String, Object>> rows) {
        return ENGINE.run("""
            mutation ($rows: [CreateQaReportRow!]!, $onError: OnRowError) {
              createQaReports(input: {rows: $rows, onError: $onError}) {
                count qaReports { passed } skipped { index code message inputPath }
              }
            }\
            """, Map.of("rows", rows, "onError", onError));
    }

    private static Map<String, Object> artifact(String job, String type, Object data) {
        return Map.of("jobId", job, "type", type, "data", data);
    }

    private static Map<String, Object> qaReport(String job, double score, Object... more) {
        var row = new LinkedHashMap<String, Object>(
                Map.of("jobId", job, "logicScore", score, "psychologyScore", score, "timelineScore", score));
        for (int i = 0; i < more.length; i += 2) {
            row.put(String.valueOf(more[i]), more[i + 1]);
        }
        return row;
    }

    @Test
    void artifactsOfOneCallAreNumberedInTheirOrder() {
        String job = ENGINE.rows().job();
        String other = ENGINE.rows().job();
        ENGINE.rows().artifact(job, "type", "style_guide", "version", 3);

        Reply reply = createArtifacts(
                        "ABORT",
                        List.of(
                                artifact(job, "style_guide", STYLE),
                                artifact(other, "style_guide", STYLE),
                                artifact(job, "sketch", Map.of("a", 1)),
                                artifact(job, "style_guide", STYLE)))
                .withoutErrors();

        assertThat(reply.texts("createArtifacts.artifacts.*.version")).containsExactly("4", "1", "1", "5");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void oneArtifactThatIsNotOfItsTypeRefusesAll() {
        String job = ENGINE.rows().job();

        Reply reply = createArtifacts(
                "ABORT",
                List.of(artifact(job, "style_guide", STYLE), artifact(job, "qa_report", Map.of("logic_score", 1.5))));

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "createArtifacts(input:)")
                .containsEntry("inputPath", "rows[1].data")
                .containsKey("pointer");
        assertThat(ENGINE.run("{ artifacts { totalCount } }").data()).isEqualTo("{'artifacts':{'totalCount':0}}");
    }

    @Test
    void artifactsThatAreSkippedLeaveNoGap() {
        String job = ENGINE.rows().job();
        String nobody = UUID.randomUUID().toString();

        Reply reply = createArtifacts(
                        "SKIP",
                        List.of(
                                artifact(job, "style_guide", STYLE),
                                artifact(job, "style_guide", Map.of("voice", "calm")),
                                artifact(nobody, "style_guide", STYLE),
                                artifact(job, "style_guide", STYLE)))
                .withoutErrors();

        assertThat(reply.texts("createArtifacts.artifacts.*.version")).containsExactly("1", "2");
        assertThat(reply.texts("createArtifacts.skipped.*.index")).containsExactly("1", "2");
        assertThat(reply.texts("createArtifacts.skipped.*.code"))
                .containsExactly("BAD_USER_INPUT", "CONSTRAINT_VIOLATED");
        assertThat(reply.texts("createArtifacts.skipped.*.inputPath")).containsExactly("rows[1].data", "rows[2].jobId");
        assertThat(reply.text("createArtifacts.skipped.0.message"))
                .startsWith("createArtifacts(input:) rows[1].data has no \"tone\"; use an object with \"voice\"");
    }

    @Test
    void bulksAtTheSameTimeGetConsecutiveNumbersEvenWhenTheyStandInEachOthersWay() throws Exception {
        String one = ENGINE.rows().job();
        String other = ENGINE.rows().job();
        var calls = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 4; i++) {
            List<String> jobs = i % 2 == 0 ? List.of(one, other) : List.of(other, one);
            calls.add(() -> createArtifacts(
                    "ABORT",
                    IntStream.range(0, 100)
                            .mapToObj(row -> artifact(jobs.get(row / 50), "sketch", Map.of("row", row)))
                            .toList()));
        }

        Concurrently.run(calls).forEach(Reply::withoutErrors);

        for (String job : List.of(one, other)) {
            assertThat(ENGINE.database()
                            .queryTexts("SELECT version FROM artifacts WHERE job_id = '" + job + "' ORDER BY version"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void verdictsThatAreLeftOutAreFoundBesideThoseThatAreGiven() {
        String job = ENGINE.rows().job();

        Reply reply = createQaReports(
                        "ABORT",
                        List.of(
                                qaReport(job, 0.7),
                                qaReport(job, 0.8, "passed", true),
                                qaReport(job, 0.6),
                                qaReport(job, 0.9, "criticalErrors", List.of("Plot"), "passed", false),
                                qaReport(job, 0.9, "criticalErrors", List.of("Plot"))))
                .withoutErrors();

        assertThat(reply.texts("createQaReports.qaReports.*.passed"))
                .containsExactly("true", "true", "false", "false", "false");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void aVerdictThatDoesNotFollowIsNamedWithItsRow() {
        String job = ENGINE.rows().job();
        List<Map<String, Object>> rows =
                List.of(qaReport(job, 0.7), qaReport(job, 0.6, "passed", true), qaReport(job, 0.9, "passed", true));

        assertThat(createQaReports("ABORT", rows).onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "createQaReports(input:)")
                .containsEntry("inputPath", "rows[1].passed");
        assertThat(ENGINE.run("{ qaReports { totalCount } }").data()).isEqualTo("{'qaReports':{'totalCount':0}}");

        Reply skipping = createQaReports("SKIP", rows).withoutErrors();
        assertThat(skipping.texts("createQaReports.qaReports.*.passed")).containsExactly("true", "true");
        assertThat(skipping.text("createQaReports.skipped.0.message"))
                .startsWith("createQaReports(input:) rows[1].passed is true, but logicScore is 0.6, psychologyScore");
        assertThat(skipping.text("createQaReports.skipped.0.inputPath")).isEqualTo("rows[1].passed");
    }
}
