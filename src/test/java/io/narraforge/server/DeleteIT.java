package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows deleted by their ids and by filters, and what becomes of those that refer to them. */
class DeleteIT {
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    private static String count(String table) {
        return String.valueOf(ENGINE.database().queryText("SELECT count(*) FROM " + table));
    }

    @Test
    void aWorldTakesItsCharactersAndTimelinesWithItAndItsJobsStay() {
        String world = ENGINE.rows().world("Old");
        String other = ENGINE.rows().world("New");
        ENGINE.rows().character(world, "Ada");
        ENGINE.rows().character(world, "Eve");
        ENGINE.rows().character(other, "Jan");
        ENGINE.rows().timeline(world);
        IntStream.range(0, 3).forEach(job -> ENGINE.rows().job("world_id", world));
        ENGINE.rows().job("world_id", other);

        Reply reply = ENGINE.run(
                        "mutation ($id: ID!) { deleteWorld(input: {id: $id}) {"
                                + " id dryRun cascade { characters timelines jobsKept } } }",
                        Map.of("id", world))
                .withoutErrors();

        assertThat(reply.data())
                .isEqualTo(("{'deleteWorld':{'id':'%s','dryRun':false,"
                                + "'cascade':{'characters':2,'timelines':1,'jobsKept':3}}}")
                        .formatted(world));
        assertThat(ENGINE.run("{ worlds { nodes { name characters { nodes { name } } } } }")
                        .data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'New','characters':{'nodes':[{'name':'Jan'}]}}]}}");
        assertThat(ENGINE.run("{ jobs { nodes { world { name } version } } }").texts("jobs.nodes.*.version"))
                .containsExactly("2", "2", "2", "1");
        assertThat(count("jobs WHERE world_id IS NULL")).isEqualTo("3");
        assertThat(count("timelines")).isEqualTo("0");
    }

    @Test
    void aJobTakesItsRecordsWithItAndADryRunTellsTheSame() {
        String job = ENGINE.rows().job();
        ENGINE.rows().artifact(job);
        ENGINE.rows().qaReport(job);
        ENGINE.rows().qaReport(job);
        IntStream.range(0, 3).forEach(stage -> ENGINE.rows().costSnapshot(job));
        ENGINE.rows().artifact(ENGINE.rows().job());
        String mutation = """
            mutation ($id: ID!, $dryRun: Boolean) {
              deleteJob(input: {id: $id, dryRun: $dryRun}) { dryRun cascade { artifacts qaReports costSnapshots } }
            }\
            """;
        String answer = "{'deleteJob':{'dryRun':%s,'cascade':{'artifacts':1,'qaReports':2,'costSnapshots':3}}}";

        assertThat(ENGINE.run(mutation, Map.of("id", job, "dryRun", true))
                        .withoutErrors()
                        .data())
                .isEqualTo(answer.formatted(true));
        assertThat(List.of(count("jobs"), count("artifacts"), count("qa_reports"), count("cost_snapshots")))
                .containsExactly("2", "2", "2", "3");

        assertThat(ENGINE.run(mutation, Map.of("id", job)).withoutErrors().data())
                .isEqualTo(answer.formatted(false));
        assertThat(List.of(count("jobs"), count("artifacts"), count("qa_reports"), count("cost_snapshots")))
                .containsExactly("1", "1", "0", "0");
    }

    @Test
    void aRowOfEachTypeIsDeletedInTwoStatements() {
        String world = ENGINE.rows().world("Old");
        String job = ENGINE.rows().job();
        var idByType = Map.of(
                "Character", ENGINE.rows().character(world, "Ada"),
                "Timeline", ENGINE.rows().timeline(world),
                "Artifact", ENGINE.rows().artifact(job),
                "QaReport", ENGINE.rows().qaReport(job),
                "CostSnapshot", ENGINE.rows().costSnapshot(job));
        idByType.forEach(DeleteIT::isDeleted);
        isDeleted("World", world);
        isDeleted("Job", job);
    }

    private static void isDeleted(String type, String id) {
        String mutation = "mutation ($id: ID!) { delete%s(input: {id: $id}) { id } }".formatted(type);
        Reply reply = ENGINE.run(mutation, Map.of("id", id)).withoutErrors();
        assertThat(reply.data()).isEqualTo("{'delete%s':{'id':'%s'}}".formatted(type, id));
        assertThat(reply.statements()).hasSize(2);
        assertThat(ENGINE.run("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .data())
                .isEqualTo("{'node':null}");
        assertThat(ENGINE.run(mutation, Map.of("id", id)).onlyError().code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void anIdThatNothingOfTheTypeHasIsNotFound() {
        String job = ENGINE.rows().job();
        for (String id : List.of(UNKNOWN, job)) {
            var error = ENGINE.run("mutation ($id: ID!) { deleteWorld(input: {id: $id}) { id } }", Map.of("id", id))
                    .onlyError();
            assertThat(error.message())
                    .isEqualTo("deleteWorld(input:) id is \"" + id + "\", and there is no World with it");
            assertThat(error.extensions()).containsEntry("code", "NOT_FOUND").containsEntry("inputPath", "id");
        }
        assertThat(count("jobs")).isEqualTo("1");
    }

    @Test
    void anotherVersionIsAConflictAndNothingIsDeleted() {
        String world = ENGINE.rows().world("Old");
        ENGINE.rows().update("worlds", world, Map.of("name", "New"));
        String mutation =
                "mutation ($id: ID!, $version: Int) {" + " deleteWorld(input: {id: $id, ifVersion: $version}) { id } }";

        var error = ENGINE.run(mutation, Map.of("id", world, "version", 1)).onlyError();
        assertThat(error.extensions())
                .containsEntry("code", "VERSION_CONFLICT")
                .containsEntry("currentVersion", 2)
                .containsEntry("inputPath", "ifVersion");
        assertThat(count("worlds")).isEqualTo("1");

        ENGINE.run(mutation, Map.of("id", world, "version", 2)).withoutErrors();
        assertThat(count("worlds")).isEqualTo("0");
    }

    @Test
    void rowsOfAFilterAreDeletedInAsManyStatementsAsOne() {
        List<String> worlds = IntStream.range(0, 30)
                .mapToObj(i -> ENGINE.rows().world("Old " + i))
                .sorted()
                .toList();
        worlds.forEach(world -> ENGINE.rows().character(world, "Ada"));
        ENGINE.rows().job("world_id", worlds.getFirst());
        ENGINE.rows().world("New");
        String mutation = """
            mutation ($dryRun: Boolean) {
              deleteWorlds(input: {where: {name: {startsWith: "Old"}}, atMost: 30, dryRun: $dryRun}) {
                count ids dryRun cascade { characters timelines jobsKept }
              }
            }\
            """;
        String answer = "{'deleteWorlds':{'count':30,'ids':['" + String.join("','", worlds)
                + "'],'dryRun':%s,'cascade':{'characters':30,'timelines':0,'jobsKept':1}}}";

        Reply tried = ENGINE.run(mutation, Map.of("dryRun", true)).withoutErrors();
        assertThat(tried.data()).isEqualTo(answer.formatted(true));
        assertThat(count("worlds")).isEqualTo("31");

        Reply done = ENGINE.run(mutation).withoutErrors();
        assertThat(done.data()).isEqualTo(answer.formatted(false));
        assertThat(done.statements()).hasSize(3);
        assertThat(ENGINE.database().queryTexts("SELECT name FROM worlds")).containsExactly("New");

        assertThat(ENGINE.run(mutation).withoutErrors().data())
                .isEqualTo("{'deleteWorlds':{'count':0,'ids':[],'dryRun':false,"
                        + "'cascade':{'characters':0,'timelines':0,'jobsKept':0}}}");
    }

    @Test
    void moreThanAtMostIsRefusedWithTheirNumberAndNothingIsDeleted() {
        String job = ENGINE.rows().job();
        IntStream.range(0, 5).forEach(i -> ENGINE.rows().costSnapshot(job));

        for (String dryRun : List.of("true", "false")) {
            var error = ENGINE.run("mutation { deleteCostSnapshots(input: {where: {stage: {eq: \"prose\"}}, atMost: 2,"
                            + " dryRun: %s}) { count } }".formatted(dryRun))
                    .onlyError();
            assertThat(error.message())
                    .isEqualTo(
                            "deleteCostSnapshots(input:) where lets 5 rows pass, and atMost is 2; nothing is changed:"
                                    + " narrow where, or let atMost be 5");
            assertThat(error.extensions())
                    .containsEntry("code", "LIMIT_EXCEEDED")
                    .containsEntry("argument", "deleteCostSnapshots(input:)")
                    .containsEntry("inputPath", "atMost")
                    .containsEntry("limit", 2L)
                    .containsEntry("requested", 5L);
        }
        assertThat(count("cost_snapshots")).isEqualTo("5");

        assertThat(ENGINE.run("mutation { deleteCostSnapshots(input: {where: {stage: {eq: \"prose\"}}}) { count } }")
                        .onlyError()
                        .message())
                .contains("atMost is 1");
    }

    @Test
    void whatIsReferredToByOtherDataIsNotDeletedAndNoNameOfATableIsTold() {
        String world = ENGINE.rows().world("Old");
        ENGINE.database().execute("CREATE TABLE shelves (world_id uuid REFERENCES worlds)");
        try {
            ENGINE.database().execute("INSERT INTO shelves VALUES ('%s')".formatted(world));
            Reply one = ENGINE.run("mutation ($id: ID!) { deleteWorld(input: {id: $id}) { id } }", Map.of("id", world));
            assertThat(one.onlyError().message())
                    .isEqualTo("deleteWorld(input:) id asks for a World to be deleted to which other data refers;"
                            + " delete or change that first");
            assertThat(one.onlyError().extensions())
                    .containsEntry("code", "CONSTRAINT_VIOLATED")
                    .containsEntry("inputPath", "id");

            Reply many = ENGINE.run("mutation { deleteWorlds(input: {all: true}) { count } }");
            assertThat(many.onlyError().extensions())
                    .containsEntry("code", "CONSTRAINT_VIOLATED")
                    .containsEntry("inputPath", "all");
            assertThat(count("worlds")).isEqualTo("1");
        } finally {
            ENGINE.database().execute("DROP TABLE shelves");
        }
    }
}
