package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.engine.GraphQlAnswer.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Variables that do not fit what the operation declares. */
@Timeout(60)
class WrongVariableIT {
    private static final String CREATE =
            "mutation ($input: CreateCharactersInput!) { createCharacters(input: $input) { count } }";

    private static final String WORLD = "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b";

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @RegisterExtension
    static final TestDoor DOOR = new TestDoor();

    private static Map<String, Object> row(Object name) {
        return Map.of("worldId", WORLD, "name", name);
    }

    @Test
    void theRowAndFieldOfThousandsAreNamed() {
        List<Map<String, Object>> rows = new ArrayList<>(
                IntStream.range(0, 9_998).mapToObj(i -> row("Character " + i)).toList());
        rows.add(row(4));
        rows.add(Map.of("worldId", WORLD, "nmae", "Ada"));

        Reply reply = ENGINE.run(CREATE, Map.of("input", Map.of("rows", rows)));

        assertThat(reply.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.failures()).isEmpty();
        assertThat(reply.statements()).isEmpty();
        assertThat(reply.errors()).hasSize(3);
        assertThat(reply.errors().getFirst().message()).isEqualTo("$input.rows[9998].name is 4; use a string");
        assertThat(reply.errors().getFirst().extensions())
                .isEqualTo(Map.of(
                        "code", "BAD_USER_INPUT",
                        "requestId", "request-1",
                        "argument", "$input",
                        "inputPath", "rows[9998].name"));
        assertThat(reply.errors().get(1).message())
                .startsWith("$input.rows[9999].nmae is no field of CreateCharacterRow; its fields are worldId, name,");
        assertThat(reply.errors().get(2).message()).isEqualTo("$input.rows[9999].name is missing; give a string");
    }

    @Test
    void filtersAndEnumsAreNamedToo() {
        assertThat(ENGINE.run(
                                "query ($where: CharacterFilter) { characters(where: $where) { totalCount } }",
                                Map.of("where", Map.of("and", List.of(Map.of("name", Map.of("startsWith", 4))))))
                        .onlyError()
                        .message())
                .isEqualTo("$where.and[0].name.startsWith is 4; use a string");
        assertThat(ENGINE.run(
                                "mutation ($type: JobType!) { createJob(input: {type: $type, genre: \"g\"}) { job { id"
                                        + " } } }",
                                Map.of("type", "novel"))
                        .onlyError()
                        .message())
                .isEqualTo("$type is \"novel\"; use SHORT_STORY, NOVELLA, NOVEL or SAGA");
    }

    @Test
    void onlyTheOperationThatRunsIsLookedAt() {
        String both = "query A($n: Int) { worlds(first: $n) { totalCount } }"
                + " query B($n: String) { worlds(after: $n) { totalCount } }";

        assertThat(ENGINE.run(both, "A", Map.of("n", "x")).onlyError().message())
                .startsWith("$n is \"x\"; use a whole number");
        assertThat(ENGINE.run(both, "B", Map.of("n", 1)).onlyError().message()).isEqualTo("$n is 1; use a string");
    }

    @Test
    void theErrorStandsWhereTheVariableIsDeclared() {
        assertThat(ENGINE.run(CREATE, Map.of("input", "rows")).answer().errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .containsEntry("locations", List.of(Map.of("line", 1, "column", 11)))
                        .doesNotContainKey("path"));
    }

    /** A key may be any text, and half a character has no form in UTF-8. */
    @Test
    void anErrorIsWellFormedWhateverKeyItRepeats() {
        Reply reply = ENGINE.run(CREATE, Map.of("input", Map.of("rows", List.of(), "\uD83D", 1)));

        assertThat(reply.onlyError().message())
                .isEqualTo("$input.\\uD83D is no field of CreateCharactersInput; its fields are rows, onError and"
                        + " idempotencyKey");
        assertThat(reply.onlyError().extensions()).containsEntry("inputPath", "\\uD83D");
    }

    @Test
    void byHttpItIsAnErrorInTheSameForm() {
        JsonNode answer = DOOR.post(
                CREATE,
                Map.of("input", Map.of("rows", List.of(row("Ada"), row(Collections.singletonMap("first", "Ada"))))));

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/message").textValue())
                .isEqualTo("$input.rows[1].name is an object; use a string");
        assertThat(answer.at("/errors/0/extensions/code").textValue()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.at("/errors/0/extensions/argument").textValue()).isEqualTo("$input");
        assertThat(answer.at("/errors/0/extensions/inputPath").textValue()).isEqualTo("rows[1].name");
    }
}
