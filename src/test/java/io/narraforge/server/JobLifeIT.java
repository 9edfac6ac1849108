package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs started, completed, failed and cancelled. */
@Timeout(60)
class JobLifeIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final List<String> STATUSES = List.of("QUEUED", "RUNNING", "COMPLETED", "FAILED", "CANCELLED");

    private static final Map<String, String> STATUS_BY_MUTATION =
            Map.of("startJob", "RUNNING", "completeJob", "COMPLETED", "failJob", "FAILED", "cancelJob", "CANCELLED");

    /** The picture of the domain, as a client is told it; a test may repeat it. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "QUEUED", List.of("RUNNING", "CANCELLED"),
            "RUNNING", List.of("COMPLETED", "FAILED", "CANCELLED"),
            "COMPLETED", List.of(),
            "FAILED", List.of(),
            "CANCELLED", List.of());

    private static final Map<String, String> SAID = Map.of(
            "QUEUED", "; from there it can become RUNNING or CANCELLED",
            "RUNNING", "; from there it can become COMPLETED, FAILED or CANCELLED",
            "COMPLETED", ", which is final",
            "FAILED", ", which is final",
            "CANCELLED", ", which is final");

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    static Stream<Arguments> everyPair() {
        return STATUSES.stream()
                .flatMap(from -> STATUS_BY_MUTATION.entrySet().stream()
                        .map(mutation -> Arguments.of(from, mutation.getKey(), mutation.getValue())));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aJobGoesOnWhereItMayAndStaysAsItIsWhereItMayNot(String from, String mutation, String to) {
        String job = ENGINE.rows().job("status", from.toLowerCase(Locale.ROOT));

        Reply reply = run(mutation, job);

        if (ALLOWED.getOrDefault(from, List.of()).contains(to)) {
            assertThat(reply.withoutErrors().data())
                    .isEqualTo("{'%s':{'job':{'status':'%s','version':2}}}".formatted(mutation, to));
            assertThat(reply.statements()).hasSize(2);
        } else {
            assertThat(reply.data()).isEqualTo("{'" + mutation + "':null}");
            assertThat(reply.onlyError().message())
                    .isEqualTo("%s(input:) id is \"%s\", a job that is %s%s"
                            .formatted(mutation, job, from, SAID.get(from)));
            assertThat(reply.onlyError().extensions())
                    .containsEntry("code", "ILLEGAL_TRANSITION")
                    .containsEntry("argument", mutation + "(input:)")
                    .containsEntry("inputPath", "id")
                    .containsEntry("from", from)
                    .containsEntry("allowed", ALLOWED.get(from));
            assertThat(job(job, "status version errorMessage completedAt"))
                    .isEqualTo("{'status':'%s','version':1,'errorMessage':null,'completedAt':null}".formatted(from));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"completeJob", "failJob", "cancelJob"})
    void anEndHasATimeAndADuration(String mutation) {
        String job = ENGINE.rows().job("status", "running");

        run(mutation, job).withoutErrors();

        Reply reply = ENGINE.run("{ jobs { nodes { completedAt durationSeconds } } }");
        assertThat(reply.text("jobs.nodes.0.completedAt")).startsWith("2");
        assertThat(Double.parseDouble(reply.text("jobs.nodes.0.durationSeconds")))
                .isPositive();
    }

    @Test
    void aFailureSaysWhy() {
        String job = ENGINE.rows().job("status", "running");

        Reply reply = ENGINE.run(
                "mutation ($input: FailJobInput!) { failJob(input: $input) { job { status errorMessage } } }",
                Map.of("input", Map.of("id", job, "error", "Żaden \"model\"\n\uD83D\uDE00")));

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'failJob':{'job':{'status':'FAILED','errorMessage':'Żaden \\'model\\'\\n\uD83D\uDE00'}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\u2003", "\u00a0\u202f", "a\0b", "\ud83d"})
    void anErrorThatSaysNothingOrCannotBeStoredIsRefusedBeforeAnythingIsRead(String error) {
        String job = ENGINE.rows().job("status", "running");

        Reply reply = ENGINE.run(
                "mutation ($input: FailJobInput!) { failJob(input: $input) { job { status } } }",
                Map.of("input", Map.of("id", job, "error", error)));

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "failJob(input:)")
                .containsEntry("inputPath", "error");
        assertThat(reply.statements()).isEmpty();
        assertThat(job(job, "status")).isEqualTo("{'status':'RUNNING'}");
    }

    @Test
    void aJobThatIsNotThereCannotBeStarted() {
        Reply reply = run("startJob", "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b");

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "NOT_FOUND")
                .containsEntry("inputPath", "id");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void aJobThatOthersChangedIsNotStartedUnseen() {
        String job = ENGINE.rows().job();
        ENGINE.rows().update("jobs", job, Map.of("genre", "horror"));

        Reply reply = ENGINE.run(
                "mutation ($id: ID!) { startJob(input: {id: $id, ifVersion: 1}) { job { status } } }",
                Map.of("id", job));

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "VERSION_CONFLICT")
                .containsEntry("currentVersion", 2)
                .containsEntry("inputPath", "ifVersion");
        assertThat(job(job, "status")).isEqualTo("{'status':'QUEUED'}");
    }

    @Test
    void ofManyWhoStartAJobAtTheSameTimeExactlyOneDoes() throws Exception {
        String job = ENGINE.rows().job();

        List<Reply> replies = behindALockOf(job, Concurrently.copies(8, () -> run("startJob", job)));

        assertThat(replies.stream().filter(reply -> reply.errors().isEmpty())).hasSize(1);
        assertThat(replies.stream().flatMap(reply -> reply.errors().stream()).map(Reply.Failure::code))
                .hasSize(7)
                .containsOnly("ILLEGAL_TRANSITION");
        assertThat(job(job, "status version")).isEqualTo("{'status':'RUNNING','version':2}");
    }

    @Test
    void ofThreeEndsTheFirstCountsAndTheOthersAreToldIt() throws Exception {
        String job = ENGINE.rows().job("status", "running");
        List<String> ends = List.of("completeJob", "failJob", "cancelJob");
        var calls = new ArrayList<Callable<Reply>>();
        ends.forEach(end -> calls.add(() -> run(end, job)));

        List<Reply> replies = behindALockOf(job, calls);

        assertThat(replies.stream().filter(reply -> reply.errors().isEmpty())).hasSize(1);
        String end = job(job, "status").substring("{'status':'".length()).replace("'}", "");
        assertThat(STATUS_BY_MUTATION).containsValue(end);
        assertThat(replies.stream().flatMap(reply -> reply.errors().stream()))
                .hasSize(2)
                .allSatisfy(error -> assertThat(error.extensions())
                        .containsEntry("code", "ILLEGAL_TRANSITION")
                        .containsEntry("from", end)
                        .containsEntry("allowed", List.of()));
        assertThat(job(job, "version")).isEqualTo("{'version':2}");
    }

    @Test
    void aNewJobWaitsAndHasTheUsualBudget() {
        Reply reply = ENGINE.run("mutation { createJob(input: {type: NOVELLA, genre: \"horror\"})"
                + " { job { status budgetUsd constraints version completedAt } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'createJob':{'job':{'status':'QUEUED','budgetUsd':5,'constraints':{},'version':1,"
                        + "'completedAt':null}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000001", "1000.0000000001"})
    void aBudgetBeyondItsBoundsIsRefusedInWords(String budget) {
        Reply reply = ENGINE.run("mutation { createJob(input: {type: NOVELLA, genre: \"horror\", budgetUsd: " + budget
                + "}) { job { id } } }");

        assertThat(reply.onlyError().message())
                .isEqualTo("createJob(input:) budgetUsd is " + budget + " and must be 0 to 1,000");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "budgetUsd");
    }

    @Test
    void theStatusIsNotForAnUpdateToSet() {
        for (String field : Set.of("status: RUNNING", "errorMessage: \"x\"", "completedAt: null")) {
            Reply reply =
                    ENGINE.run("mutation { updateJob(input: {id: \"x\", patch: {" + field + "}}) { job { id } } }");

            assertThat(reply.onlyError().code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        }
    }

    private static Reply run(String mutation, String job) {
        String error = mutation.equals("failJob") ? ", error: \"out of ideas\"" : "";
        return ENGINE.run(
                "mutation { %s(input: {id: \"%s\"%s}) { job { status version } } }".formatted(mutation, job, error));
    }

    private static String job(String id, String fields) {
        String data =
                ENGINE.run("{ job(id: \"" + id + "\") { " + fields + " } }").data();
        return data.substring("{'job':".length(), data.length() - 1);
    }

    /** All of them have found the job, and wait for its row, before the first can change it. */
    private static List<Reply> behindALockOf(String job, List<Callable<Reply>> calls) throws Exception {
        return Concurrently.runBehind("SELECT FROM jobs WHERE id = '" + job + "' FOR UPDATE", ENGINE.database(), calls);
    }
}
