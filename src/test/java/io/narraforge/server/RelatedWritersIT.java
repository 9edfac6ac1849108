package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deletions and changes by a filter of related rows, while others write those: the rows themselves stay untouched. */
@Timeout(120)
class RelatedWritersIT {
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";
    private static final String SECOND = "00000000-0000-4000-8000-000000000002";
    private static final String THIRD = "00000000-0000-4000-8000-000000000003";

    @RegisterExtension
    static final TestDoor DOOR = new TestDoor();

    @AfterEach
    void deleteRows() {
        DOOR.rows().deleteAll();
    }

    private static JsonNode deleteWorldsWithoutAda(int atMost) throws Exception {
        return DOOR.postBehind(
                "INSERT INTO characters (id, world_id, name) VALUES (gen_random_uuid(), '" + FIRST + "', 'Ada')",
                """
                mutation ($atMost: Int!) {
                  deleteWorlds(input: {where: {characters: {none: {name: {eq: "Ada"}}}}, atMost: $atMost}) {
                    ids cascade { characters }
                  }
                }\
                """,
                Map.of("atMost", atMost));
    }

    @Test
    void aWorldIsNotDeletedForWhatItLackedThatIsBeingGivenIt() throws Exception {
        DOOR.rows().world("Old", "id", FIRST);
        DOOR.rows().world("Empty", "id", SECOND);

        JsonNode answer = deleteWorldsWithoutAda(10);

        assertThat(answer).hasToString("""
            {"data":{"deleteWorlds":{"ids":["%s"],"cascade":{"characters":0}}}}\
            """.formatted(SECOND));
        assertThat(DOOR.database()
                        .queryTexts("SELECT w.name || c.name FROM worlds w JOIN characters c ON world_id = w.id"))
                .containsExactly("OldAda");
    }

    @Test
    void aRowThatNoLongerPassesMakesRoomForAnother() throws Exception {
        DOOR.rows().world("Old", "id", FIRST);
        DOOR.rows().world("Empty", "id", SECOND);

        assertThat(deleteWorldsWithoutAda(1)).hasToString("""
            {"data":{"deleteWorlds":{"ids":["%s"],"cascade":{"characters":0}}}}\
            """.formatted(SECOND));
    }

    @Test
    void aRowThatNoLongerPassesDoesNotHideThatTooManyOthersDo() throws Exception {
        DOOR.rows().world("Old", "id", FIRST);
        DOOR.rows().world("Empty", "id", SECOND);
        DOOR.rows().world("Empty, too", "id", THIRD);

        JsonNode answer = deleteWorldsWithoutAda(1);

        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.at("/errors/0/extensions/requested").asInt()).isEqualTo(2);
        assertThat(DOOR.database().queryText("SELECT count(*) FROM worlds")).isEqualTo("3");
    }

    @Test
    void aJobIsNotDeletedAsFreeWhoseCostIsBeingRecorded() throws Exception {
        String job = DOOR.rows().job();

        JsonNode answer = DOOR.postBehind("""
            SELECT 1 FROM jobs WHERE id = '%1$s' FOR NO KEY UPDATE;
            INSERT INTO cost_snapshots (id, job_id, stage, tokens_used, cost_usd, model)
            VALUES (gen_random_uuid(), '%1$s', 'prose', 10, 2, 'm')
            """.formatted(job), """
            mutation { deleteJobs(input: {where: {costUsd: {eq: 0}}}) { count } }\
            """, Map.of());

        assertThat(answer).hasToString("{\"data\":{\"deleteJobs\":{\"count\":0}}}");
        assertThat(DOOR.database().queryText("SELECT count(*) FROM cost_snapshots"))
                .isEqualTo("1");
    }

    @Test
    void aRowIsNotChangedForWhatIsNoLongerRelatedToIt() throws Exception {
        String world = DOOR.rows().world("Old");
        String ada = DOOR.rows().character(world, "Ada");

        JsonNode answer = DOOR.postBehind("""
            SELECT 1 FROM worlds FOR UPDATE;
            DELETE FROM characters WHERE id = '%s'
            """.formatted(ada), """
            mutation {
              updateWorlds(input: {where: {characters: {some: {name: {eq: "Ada"}}}}, patch: {themes: ["new"]}}) { count }
            }\
            """, Map.of());

        assertThat(answer).hasToString("{\"data\":{\"updateWorlds\":{\"count\":0}}}");
        assertThat(DOOR.database().queryText("SELECT version FROM worlds")).isEqualTo("1");
    }

    @Test
    void aDryRunOfADeletionWaitsForNobody() throws Exception {
        String world = DOOR.rows().world("Old", "id", FIRST);
        DOOR.rows().character(world, "Ada");

        try (SlowWriter other =
                SlowWriter.of(DOOR.database(), "UPDATE worlds SET name = 'New'; UPDATE characters SET name = 'Eve'")) {
            assertThat(DOOR.post("""
                mutation {
                  one: deleteWorld(input: {id: "%1$s", dryRun: true}) { cascade { characters } }
                  many: deleteWorlds(input: {all: true, dryRun: true}) { ids cascade { characters } }
                }\
                """.formatted(FIRST), Map.of())).hasToString("""
                    {"data":{"one":{"cascade":{"characters":1}},"many":{"ids":["%s"],"cascade":{"characters":1}}}}\
                    """.formatted(FIRST));
            other.commit();
        }
    }
}
