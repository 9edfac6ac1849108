package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As many rows as one mutation takes, as they come in by HTTP. */
@Timeout(120)
class TenThousandRowsIT {
    private static final String CREATE =
            "mutation ($rows: [CreateCharacterRow!]!, $onError: OnRowError) { createCharacters(input: {rows: $rows,"
                    + " onError: $onError}) { count skipped { index code inputPath } } }";

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @RegisterExtension
    static final TestDoor DOOR = new TestDoor();

    @AfterEach
    void deleteRows() {
        DOOR.rows().deleteAll();
    }

    @Test
    void tenThousandCharactersAreCreatedInTheirOrder() {
        String world = DOOR.rows().world("W");

        assertThat(create(10_000, world, world, "ABORT"))
                .isEqualTo("{\"data\":{\"createCharacters\":{\"count\":10000,\"skipped\":[]}}}");
        assertThat(DOOR.postText("{ characters(last: 2) { totalCount nodes { name relationshipsJson } } }", Map.of()))
                .isEqualTo("""
                    {"data":{"characters":{"totalCount":10000,"nodes":[\
                    {"name":"Character 9998","relationshipsJson":[{"type": "ally", "character": "Character 9997"}]},\
                    {"name":"Character 9999","relationshipsJson":[{"type": "ally", "character": "Character 9998"}]}]}}}\
                    """);
    }

    @Test
    void theOneRowOfTenThousandThatHasNoWorldIsNamed() {
        String world = DOOR.rows().world("W");

        assertThat(create(10_000, world, NOBODY, "ABORT"))
                .contains(
                        "createCharacters(input:) rows[9998].worldId is \\\"" + NOBODY
                                + "\\\", and there is no World with it",
                        "\"code\":\"CONSTRAINT_VIOLATED\"",
                        "\"inputPath\":\"rows[9998].worldId\"",
                        "\"data\":{\"createCharacters\":null}");
        assertThat(DOOR.database().queryText("SELECT count(*) FROM characters")).isEqualTo("0");
    }

    @Test
    void allButTheOneWithoutWorldAreCreatedWhenItIsSkipped() {
        String world = DOOR.rows().world("W");

        assertThat(create(10_000, world, NOBODY, "SKIP"))
                .isEqualTo("{\"data\":{\"createCharacters\":{\"count\":9999,\"skipped\":["
                        + "{\"index\":9998,\"code\":\"CONSTRAINT_VIOLATED\",\"inputPath\":\"rows[9998].worldId\"}]}}}");
    }

    @Test
    void oneRowMoreIsOverTheLimit() {
        assertThat(create(10_001, NOBODY, NOBODY, "SKIP"))
                .contains("LIMIT_EXCEEDED", "has 10001 rows", "the limit is 10000");
    }

    /** @param worldOfLastButOne where the last row but one is to be */
    private static String create(int number, String world, String worldOfLastButOne, String onError) {
        List<Map<String, Object>> rows = IntStream.range(0, number)
                .mapToObj(i -> row(i, i == number - 2 ? worldOfLastButOne : world))
                .toList();
        return DOOR.postText(CREATE, Map.of("rows", rows, "onError", onError));
    }

    private static Map<String, Object> row(int i, String world) {
        return Map.of(
                "worldId",
                world,
                "name",
                "Character " + i,
                "constraints",
                List.of("never lies"),
                "relationshipsJson",
                List.of(Map.of("type", "ally", "character", "Character " + (i - 1))));
    }
}
