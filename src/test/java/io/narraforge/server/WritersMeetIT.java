package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deletions and changes by filter that meet other writers of the same rows, by HTTP. */
@Timeout(120)
class WritersMeetIT {
    private static final String DELETE_WORLD =
            "mutation ($id: ID!) { deleteWorld(input: {id: $id}) { cascade { characters jobsKept } } }";

    @RegisterExtension
    static final TestDoor DOOR = new TestDoor();

    @AfterEach
    void deleteRows() {
        DOOR.rows().deleteAll();
    }

    @Test
    void aDeletionCountsTheChildThatIsBeingAdded() throws Exception {
        String world = DOOR.rows().world("Old");

        JsonNode answer = DOOR.postBehind(
                "INSERT INTO characters (id, world_id, name) VALUES (gen_random_uuid(), '%s', 'Ada')".formatted(world),
                DELETE_WORLD,
                Map.of("id", world));

        assertThat(answer).hasToString("""
            {"data":{"deleteWorld":{"cascade":{"characters":1,"jobsKept":0}}}}\
            """);
        assertThat(DOOR.database().queryText("SELECT count(*) FROM characters")).isEqualTo("0");
    }

    @Test
    void aDeletionDoesNotCountTheRowsThatAreBeingTakenAway() throws Exception {
        String world = DOOR.rows().world("Old");
        String other = DOOR.rows().world("New");
        DOOR.rows().job("world_id", world);
        DOOR.rows().job("world_id", world);
        String ada = DOOR.rows().character(world, "Ada");
        String eve = DOOR.rows().character(world, "Eve");
        DOOR.rows().character(world, "Jan");

        JsonNode answer = DOOR.postBehind("""
            DELETE FROM characters WHERE id = '%s';
            UPDATE characters SET world_id = '%s' WHERE id = '%s';
            UPDATE jobs SET world_id = NULL;
            """.formatted(ada, other, eve), DELETE_WORLD, Map.of("id", world));

        assertThat(answer).hasToString("""
            {"data":{"deleteWorld":{"cascade":{"characters":1,"jobsKept":0}}}}\
            """);
        assertThat(DOOR.database().queryTexts("SELECT name FROM characters")).containsExactly("Eve");
    }

    @Test
    void everyChildThatWasCreatedWentWithItsWorldAndWasCounted() throws Exception {
        for (int round = 0; round < 5; round++) {
            String world = DOOR.rows().world("World " + round);
            List<JsonNode> answers = atOnce(
                    4, writer -> writer == 0 ? List.of(DOOR.post(DELETE_WORLD, Map.of("id", world))) : children(world));

            long deleted = answers.stream()
                    .mapToLong(answer ->
                            answer.at("/data/deleteWorld/cascade/characters").asLong())
                    .sum();
            long created = answers.stream()
                    .filter(answer -> answer.at("/data/createCharacter").isObject())
                    .count();
            assertThat(deleted).isEqualTo(created);
            assertThat(answers.stream()
                            .filter(answer -> answer.has("errors"))
                            .map(answer ->
                                    answer.at("/errors/0/extensions/code").asText()))
                    .allMatch("CONSTRAINT_VIOLATED"::equals);
            assertThat(DOOR.database().queryText("SELECT count(*) FROM characters"))
                    .isEqualTo("0");
        }
    }

    private static List<JsonNode> children(String world) {
        return IntStream.range(0, 5)
                .mapToObj(child -> DOOR.post("""
                    mutation ($world: ID!) { createCharacter(input: {worldId: $world, name: "Ada"}) { character { id } } }\
                    """, Map.of("world", world)))
                .toList();
    }

    @Test
    void aRowThatNoLongerPassesIsNotChanged() throws Exception {
        String world = DOOR.rows().world("Draft", "themes", "[\"old\"]");
        DOOR.rows().world("Draft 2", "themes", "[\"old\"]");

        JsonNode answer =
                DOOR.postBehind("UPDATE worlds SET name = 'Final' WHERE id = '%s'".formatted(world), """
                    mutation {
                      updateWorlds(input: {where: {name: {startsWith: "Draft"}}, patch: {themes: ["new"]}, atMost: 2}) {
                        count worlds { name }
                      }
                    }\
                    """, Map.of());

        assertThat(answer).hasToString("""
            {"data":{"updateWorlds":{"count":1,"worlds":[{"name":"Draft 2"}]}}}\
            """);
        assertThat(DOOR.database().queryTexts("SELECT name || themes FROM worlds ORDER BY name"))
                .containsExactly("Draft 2[\"new\"]", "Final[\"old\"]");
    }

    @Test
    void aRowThatNoLongerPassesIsNotDeletedAndMakesRoomForAnother() throws Exception {
        String first = DOOR.rows().world("Draft", "id", "00000000-0000-4000-8000-000000000001");
        String second = DOOR.rows().world("Draft 2", "id", "00000000-0000-4000-8000-000000000002");
        DOOR.rows().character(first, "Ada");
        DOOR.rows().character(second, "Ada");

        JsonNode answer =
                DOOR.postBehind("UPDATE worlds SET name = 'Final' WHERE id = '%s'".formatted(first), """
                    mutation {
                      deleteWorlds(input: {where: {name: {startsWith: "Draft"}, characters: {some: {name: {eq: "Ada"}}}}}) {
                        ids cascade { characters }
                      }
                    }\
                    """, Map.of());

        assertThat(answer).hasToString("""
            {"data":{"deleteWorlds":{"ids":["%s"],"cascade":{"characters":1}}}}\
            """.formatted(second));
        assertThat(DOOR.database().queryTexts("SELECT name FROM worlds")).containsExactly("Final");
    }

    @Test
    void aDocumentThatIsBeingChangedIsPatchedAsItIsThen() throws Exception {
        String world = DOOR.rows().world("Mgłogród", "geography", "{\"climate\": \"dry\"}");

        JsonNode answer = DOOR.postBehind(
                "UPDATE worlds SET geography = '{\"climate\": \"wet\"}' WHERE id = '%s'".formatted(world),
                """
                mutation {
                  updateWorlds(input: {all: true, patch: {geographyMergePatch: {rivers: ["Mgła"]}}}) {
                    worlds { geography version checksumValid }
                  }
                }\
                """,
                Map.of());

        assertThat(answer).hasToString("""
            {"data":{"updateWorlds":{"worlds":[{"geography":{"rivers":["Mgła"],"climate":"wet"},"version":3,\
            "checksumValid":true}]}}}\
            """);
    }

    @Test
    void noUpdateOfManyIsLost() throws Exception {
        String world = DOOR.rows().world("Mgłogród");
        for (int i = 0; i < 5; i++) {
            DOOR.rows().character(world, "Jan");
        }
        int writers = 4;
        int changesOfEach = 10;

        List<JsonNode> answers = atOnce(
                writers,
                writer -> IntStream.range(0, changesOfEach)
                        .mapToObj(change -> DOOR.post("""
                            mutation ($value: JSON!) {
                              updateCharacters(input: {
                                where: {name: {eq: "Jan"}}
                                patch: {constraintsJsonPatch: [{op: ADD, path: "/-", value: $value}]}
                                atMost: 5
                              }) { count }
                            }\
                            """, Map.of("value", writer + "." + change)))
                        .toList());

        assertThat(answers)
                .allSatisfy(answer -> assertThat(
                                answer.at("/data/updateCharacters/count").asInt())
                        .as("%s", answer)
                        .isEqualTo(5));
        int changes = writers * changesOfEach;
        assertThat(DOOR.database().queryTexts("""
            SELECT concat_ws(' ', version, jsonb_array_length(constraints),
                (SELECT count(DISTINCT value) FROM jsonb_array_elements(constraints)))
            FROM characters\
            """))
                .hasSize(5)
                .containsOnly("%d %d %d".formatted(changes + 1, changes, changes));
    }

    /** What one of the writers posts. */
    @FunctionalInterface
    private interface Posts {
        List<JsonNode> of(int writer);
    }

    private static List<JsonNode> atOnce(int writers, Posts posts) throws Exception {
        var start = new CyclicBarrier(writers);
        List<Callable<List<JsonNode>>> tasks = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            int writer = i;
            tasks.add(() -> {
                start.await();
                return posts.of(writer);
            });
        }
        List<JsonNode> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<List<JsonNode>> task : threads.invokeAll(tasks)) {
                answers.addAll(task.get());
            }
        }
        return answers;
    }
}
