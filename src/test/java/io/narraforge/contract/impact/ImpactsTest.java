package io.narraforge.contract.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.Contract;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.impact.SourceChange.Effect;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.generated.DefaultSchema;
import io.narraforge.server.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** What the contract of this build makes of its tables. */
class ImpactsTest {
    private static final ContractFields CONTRACT =
            Domain.fields(Contract.ofBuild().types());
    private static final OperationUse JOBS = new OperationUse("Jobs", "ops/jobs.graphql", 3, null, null);
    private static final OperationUse STATS = new OperationUse("Stats", null, null, "web 2.1", "2026-11-02");

    private static SourceChange column(Effect effect, String table, String column) {
        return new SourceChange(effect, new Source.Column(table, column), "the column " + table + "." + column, null);
    }

    private static SourceChange table(String table) {
        return new SourceChange(
                Effect.DROPPED, new Source.Table(table), "the table " + table, new Place("V9__x.sql", 2));
    }

    private static Impact impact(SourceChange change) {
        return new Impacts(CONTRACT, KnownOperations.NONE).of(change);
    }

    private static List<String> coordinates(SourceChange change) {
        return impact(change).affected().stream().map(Affected::coordinate).toList();
    }

    @Test
    void eachPartOfTheContractIsToldByWhatClientsDoWithIt() {
        assertThat(impact(column(Effect.DROPPED, "qa_reports", "logic_score")).affected())
                .extracting(each -> each.role() + " " + each.coordinate())
                .contains(
                        "FIELD QaReport.logicScore",
                        "FILTER QaReportFilter.logicScore",
                        "ORDER QaReportOrderField.LOGIC_SCORE",
                        "INPUT CreateQaReportInput.logicScore",
                        "INPUT CreateQaReportRow.logicScore",
                        "AGGREGATE QaReportAvg.logicScore",
                        "AGGREGATE QaReportAggregateField.AVG_LOGIC_SCORE",
                        "GROUP QaReportGroupField.LOGIC_SCORE",
                        "GROUP QaReportAvgHaving.logicScore",
                        "FIELD QaReport.band")
                .doesNotContain("FIELD QaReport.psychologyScore", "FIELD QaReport.passed");
    }

    @Test
    void foreignKeyCarriesTheRelationAndAllThatGoesThroughIt() {
        assertThat(coordinates(column(Effect.ANY, "characters", "world_id")))
                .contains(
                        "Character.worldId",
                        "Character.world",
                        "CharacterOrder.world",
                        "CharacterGroupKey.world",
                        "World.characters",
                        "World.charactersAggregate",
                        "World.charactersGrouped",
                        "WorldFilter.charactersCount",
                        "WorldRelation.CHARACTERS",
                        "WorldCascade.characters");
    }

    @Test
    void rowsThatAreCreatedWithTheirOwnerAreInputsToo() {
        assertThat(coordinates(column(Effect.ANY, "characters", "name"))).contains("CreateWorldCharacterRow.name");
    }

    @Test
    void whatMayBeNullFromNowOnBreaksPromisesOnly() {
        assertThat(coordinates(column(Effect.NULLABLE, "jobs", "genre"))).containsExactly("Job.genre");
        assertThat(coordinates(column(Effect.NULLABLE, "jobs", "inspiration"))).isEmpty();
    }

    @Test
    void tableCarriesAllThatIsMadeForItsTypeAndAllThatGivesOrTakesIt() {
        assertThat(coordinates(table("jobs")))
                .contains(
                        "Job",
                        "JobConnection",
                        "JobFilter",
                        "Query.jobs",
                        "Query.jobsAggregate",
                        "Query.jobsGrouped",
                        "World.jobs",
                        "World.jobsAggregate",
                        "WorldFilter.jobs",
                        "Mutation.createJob",
                        "Mutation.deleteJobs",
                        "StartJobPayload.job")
                .doesNotContain("Query.worlds", "World", "Query.jobs(where:)");
        assertThat(impact(table("jobs")).affected())
                .extracting(each -> each.role() + " " + each.coordinate())
                .contains(
                        "ORDER JobPathOrder", "GROUP JobGroupOrder", "INPUT DeleteJobInput", "AGGREGATE JobAggregate");
        assertThat(coordinates(table("cost_snapshots"))).contains("Mutation.recordCost(input:)", "Job.costUsd");
    }

    @Test
    void everyCoordinateIsOneOfTheContract() {
        Set<String> present =
                coordinatesOf(SchemaText.read(Contract.FILE, Contract.ofBuild().sdl()));
        int columns = 0;
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            assertThat(present).containsAll(coordinates(table(table.getName())));
            for (Field<?> column : table.fields()) {
                List<String> affected = coordinates(column(Effect.ANY, table.getName(), column.getName()));
                assertThat(present).containsAll(affected);
                assertThat(affected).doesNotHaveDuplicates();
                columns += affected.isEmpty() ? 0 : 1;
            }
        }
        assertThat(columns).isGreaterThan(50);
    }

    private static Set<String> coordinatesOf(Schema schema) {
        var all = new HashSet<>(schema.types().keySet());
        for (SchemaType type : schema.types().values()) {
            switch (type) {
                case SchemaType.Composite composite ->
                    composite.fields().forEach((name, field) -> {
                        all.add(type.name() + "." + name);
                        field.arguments()
                                .keySet()
                                .forEach(argument -> all.add(type.name() + "." + name + "(" + argument + ":)"));
                    });
                case SchemaType.InputType input ->
                    input.fields().keySet().forEach(name -> all.add(type.name() + "." + name));
                case SchemaType.EnumType values ->
                    values.values().keySet().forEach(name -> all.add(type.name() + "." + name));
                case SchemaType.UnionType union -> {}
                case SchemaType.ScalarType scalar -> {}
            }
        }
        return all;
    }

    @Test
    void operationsAreAskedForByWhatWouldTakeThePartAway() {
        var asked = new HashMap<String, ChangeCode>();
        KnownOperations noting = (code, coordinate, part) -> {
            asked.put(coordinate, code);
            return Optional.of(List.of());
        };
        new Impacts(CONTRACT, noting).of(column(Effect.DROPPED, "jobs", "genre"));
        new Impacts(CONTRACT, noting).of(table("cost_snapshots"));

        assertThat(asked)
                .contains(
                        Map.entry("Job.genre", ChangeCode.FIELD_REMOVED),
                        Map.entry("JobFilter.genre", ChangeCode.INPUT_FIELD_REMOVED),
                        Map.entry("JobOrderField.GENRE", ChangeCode.ENUM_VALUE_REMOVED),
                        Map.entry("CostSnapshot", ChangeCode.TYPE_REMOVED),
                        Map.entry("Mutation.recordCost(input:)", ChangeCode.ARGUMENT_REMOVED));
    }

    private static KnownOperations usedTogether() {
        var uses = Map.of("Job.genre", List.of(STATS, JOBS), "JobFilter.genre", List.of(JOBS));
        return (code, coordinate, part) -> Optional.of(uses.getOrDefault(coordinate, List.of()));
    }

    @Test
    void textNamesTheOperationsWithTheirPlacesAndClients() {
        var impacts = new Impacts(CONTRACT, usedTogether());
        var report = new ImpactReport(List.of(impacts.of(column(Effect.DROPPED, "jobs", "genre"))));

        assertThat(report.text())
                .startsWith(
                        "the column jobs.genre is dropped", "  fields (1): Job.genre", "  filters (1): JobFilter.genre")
                .endsWith(
                        "  operations (2)",
                        "    Jobs (ops/jobs.graphql:3): Job.genre, JobFilter.genre",
                        "    Stats (client web 2.1, last seen 2026-11-02): Job.genre");
    }

    @Test
    void textSaysWhatIsNotKnownAndWhatIsNotThere() {
        assertThat(new ImpactReport(List.of(impact(column(Effect.ANY, "jobs", "genre")))).text())
                .endsWith("  operations: none are known");
        assertThat(new ImpactReport(List.of(impact(table("mutation_answers")))).text())
                .containsExactly(
                        "V9__x.sql:2: the table mutation_answers is dropped", "  nothing of the contract stands on it");
        assertThat(new ImpactReport(List.of()).text())
                .containsExactly("No table or column is dropped, renamed or changed.");
    }

    @Test
    void jsonHasEachCoordinateWithItsOperations() throws Exception {
        var impacts = new Impacts(CONTRACT, usedTogether());
        var report = new ImpactReport(new ArrayList<>(
                List.of(impacts.of(column(Effect.RENAMED, "jobs", "genre")), impacts.of(table("jobs")))));

        JsonNode json = JsonMapper.builder().build().readTree(report.json());
        assertThat(json.path("version").intValue()).isEqualTo(1);
        JsonNode first = json.path("changes").path(0);
        assertThat(first.path("effect").textValue()).isEqualTo("RENAMED");
        assertThat(first.path("file").isNull()).isTrue();
        assertThat(first.path("operationsKnown").booleanValue()).isTrue();
        assertThat(first.path("affected").path(0).path("role").textValue()).isEqualTo("FIELD");
        assertThat(first.path("affected").path(0).path("coordinate").textValue())
                .isEqualTo("Job.genre");
        assertThat(first.path("affected")
                        .path(0)
                        .path("operations")
                        .path(1)
                        .path("line")
                        .intValue())
                .isEqualTo(3);
        assertThat(json.path("changes").path(1).path("file").textValue()).isEqualTo("V9__x.sql");
        assertThat(json.path("changes").path(1).path("line").intValue()).isEqualTo(2);
    }
}
