package io.narraforge.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.narraforge.contract.Contract;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.impact.ContractFields;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.server.Domain;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the findings about renames, drops and promises say of the contract of this build. */
class LostFieldsTest {
    private static final ContractFields CONTRACT =
            Domain.fields(Contract.ofBuild().types());

    private static final String TABLES = """
        CREATE TABLE jobs (id uuid PRIMARY KEY, genre text NOT NULL, status text NOT NULL, world_id uuid);
        CREATE TABLE timelines (id uuid PRIMARY KEY, nodes jsonb NOT NULL);
        CREATE TABLE cost_snapshots (id uuid PRIMARY KEY, cost_usd numeric NOT NULL);
        """;

    private static List<String> messages(String statement) {
        return Lint.second(CONTRACT, TABLES, "SET LOCAL lock_timeout = '5s'; " + statement).stream()
                .map(Finding::message)
                .toList();
    }

    private static List<String> fieldsWithout(String statement) {
        assertThat(messages(statement)).hasSize(1);
        String message = messages(statement).getFirst();
        return List.of(message.substring(message.indexOf("are left ") + "are left ".length())
                .split(", ", -1));
    }

    @Test
    void droppedColumnNamesItsFieldAndAllThatFollowsFromIt() {
        assertThat(fieldsWithout("ALTER TABLE jobs DROP COLUMN genre"))
                .containsExactly(
                        "Job.genre",
                        "JobFilter.genre",
                        "JobOrderField.GENRE",
                        "JobGroupField.GENRE",
                        "JobAggregateField.COUNT_DISTINCT_GENRE",
                        "CreateJobInput.genre",
                        "CreateJobRow.genre",
                        "JobPatch.genre",
                        "JobCountDistinct.genre",
                        "JobCountDistinctHaving.genre");
    }

    @Test
    void droppedForeignKeyNamesTheRelationOnBothSides() {
        assertThat(fieldsWithout("ALTER TABLE jobs DROP COLUMN world_id"))
                .contains("Job.worldId", "Job.world", "World.jobs", "JobFilter.world", "WorldFilter.jobs")
                .doesNotContain("World.id");
    }

    /** A column without a field is one: until the contract has it, fields of other names cannot be told. */
    @Test
    void aPromiseThatOnlyABoundContractKnowsIsNoMistakeToIgnore() {
        var unbound = new ContractFields(Contract.ofBuild().types(), Optional.empty());
        String drop = "SET LOCAL lock_timeout = '5s';\n-- lint-ignore: M19 nobody reads it\n"
                + "ALTER TABLE timelines ALTER COLUMN nodes DROP NOT NULL";

        assertThat(Lint.second(CONTRACT, TABLES, drop)).isEmpty();
        assertThat(Lint.second(unbound, TABLES, drop)).isEmpty();
        assertThat(Lint.second(unbound, TABLES, drop.replace("M19", "M17")))
                .extracting(Finding::code)
                .contains(Code.IGNORE);
    }

    @Test
    void renamedFieldsAreFoundToo() {
        assertThat(fieldsWithout("ALTER TABLE timelines RENAME COLUMN nodes TO events"))
                .contains("Timeline.events", "Timeline.nodesJson", "CreateTimelineInput.nodesJson");
    }

    @Test
    void fieldsThatAreComputedFromAColumnOfAnotherTableAreFoundToo() {
        assertThat(fieldsWithout("ALTER TABLE cost_snapshots DROP COLUMN cost_usd"))
                .contains("CostSnapshot.costUsd", "Job.costUsd", "Job.overBudget", "JobOrderField.COST_USD")
                .doesNotContain("Job.tokensUsed", "Job.budgetUsd");
    }

    @Test
    void droppedTableNamesItsTypeAndTheFieldsThatGiveIt() {
        assertThat(fieldsWithout("DROP TABLE cost_snapshots"))
                .contains(
                        "CostSnapshot",
                        "Query.costSnapshot",
                        "Query.costSnapshots",
                        "Job.costSnapshots",
                        "Job.costUsd");
    }

    @Test
    void knownOperationsThatLoseAFieldAreNamed() {
        var use = new OperationUse("Jobs", "ops/jobs.graphql", 3, "web", null);
        String drop = "SET LOCAL lock_timeout = '5s'; ALTER TABLE jobs DROP COLUMN genre";
        KnownOperations asking =
                (code, coordinate, part) -> Optional.of(coordinate.equals("Job.genre") ? List.of(use) : List.of());
        KnownOperations others = (code, coordinate, part) -> Optional.of(List.of());

        assertThat(Lint.second(new Impacts(CONTRACT, asking), TABLES, drop))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("JobCountDistinctHaving.genre; used by Jobs (ops/jobs.graphql:3, client web)");
        assertThat(Lint.second(new Impacts(CONTRACT, others), TABLES, drop))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith("JobCountDistinctHaving.genre; no known operation uses what is affected");
    }

    @Test
    void columnThatNothingServesLosesNoField() {
        assertThat(messages("ALTER TABLE jobs DROP COLUMN nothing"))
                .containsExactly(
                        "What the column jobs.nothing holds is lost; no field of the contract has its source there");
    }

    @Test
    void relationThatIsPromisedStandsOnItsForeignKey() {
        String contract = """
            interface Node { id: ID! }
            type World implements Node { id: ID! }
            type Job implements Node { id: ID! world: World! worldId: ID }
            type Query { job: Job }
            """;
        String tables = "CREATE TABLE worlds (id uuid PRIMARY KEY);"
                + " CREATE TABLE jobs (id uuid PRIMARY KEY, world_id uuid REFERENCES worlds);";

        assertThat(Lint.second(
                        contract,
                        tables,
                        "SET LOCAL lock_timeout = '5s'; ALTER TABLE jobs DROP CONSTRAINT jobs_world_id_fkey"))
                .extracting(Finding::code, Finding::message)
                .containsExactly(tuple(Code.M19, "The ! of Job.world stands on it"));
    }
}
