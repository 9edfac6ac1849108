package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlAnswer.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BadInputIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final String SOUND = "{ worlds(first: 1) { nodes { name } } }";

    @BeforeAll
    static void insertRows() {
        String world = ENGINE.rows().world("Mgłogród");
        ENGINE.rows().character(world, "Łucja");
        ENGINE.rows().world("Żarnowiec");
    }

    @AfterEach
    void theEngineGoesOn() {
        assertThat(ENGINE.run(SOUND).withoutErrors().data()).isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród'}]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "not-a-uuid",
                "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5",
                "{3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b}"
            })
    void anIdThatIsNoUuidIsTheClientsMistake(String id) {
        for (String field :
                List.of("world", "character", "timeline", "job", "artifact", "qaReport", "costSnapshot", "node")) {
            Reply reply = ENGINE.run("query($id: ID!) { %s(id: $id) { id } }".formatted(field), Map.of("id", id));
            assertBadInput(reply, field + "(id:)", field + "(id:) is \"" + id + "\"; use a UUID such as ");
            assertThat(reply.onlyError().path()).isEqualTo(List.of(field));
            assertThat(reply.answer().outcome()).isEqualTo(Outcome.EXECUTED);
        }
        String good = "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b";
        Reply reply = ENGINE.run("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", List.of(good, id)));
        assertBadInput(reply, "nodes(ids:)", "nodes(ids:) is \"" + id + "\"");
    }

    @Test
    void moreIdsThanAPageAreOverTheLimit() {
        List<String> ids = IntStream.range(0, 1001).mapToObj(BadInputIT::uuid).toList();
        Reply reply = ENGINE.run("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids));
        assertOverTheLimit(reply, "nodes(ids:)", "nodes(ids:) has 1001 ids");
    }

    @ParameterizedTest
    @CsvSource({"worlds, worlds", "'world(id: \"%s\") { characters', World.characters"})
    void aPageSizeBelowZeroOrAboveTheLimitNamesItsArgument(String field, String coordinate) {
        String prefix = field.formatted(ENGINE.database().queryText("SELECT id FROM worlds ORDER BY created_at"));
        String suffix = field.contains("{") ? " }" : "";
        for (String size : List.of("first", "last")) {
            String argument = coordinate + "(" + size + ":)";
            assertBadInput(
                    ENGINE.run("{ %s(%s: -1) { nodes { id } }%s }".formatted(prefix, size, suffix)),
                    argument,
                    argument + " is -1; use 0 to 1000");
            Reply reply = ENGINE.run("{ %s(%s: 1001) { nodes { id } }%s }".formatted(prefix, size, suffix));
            assertOverTheLimit(reply, argument, argument + " is 1001, the limit is 1000");
            ENGINE.run("{ %s(%s: 1000) { nodes { id } }%s }".formatted(prefix, size, suffix))
                    .withoutErrors();
        }
    }

    @Test
    void firstWithLastIsRefused() {
        assertBadInput(
                ENGINE.run("{ worlds(first: 1, last: 1) { nodes { id } } }"),
                "worlds(last:)",
                "worlds(last:) is given together with first; use one of them");
    }

    @Test
    void anArgumentsErrorCostsItsOwnFieldOnly() {
        Reply reply =
                ENGINE.run("{ bad: worlds(first: -1) { nodes { id } } good: worlds(first: 1) { nodes { name } } }");
        assertThat(reply.data()).isEqualTo("{'bad':null,'good':{'nodes':[{'name':'Mgłogród'}]}}");
        assertThat(reply.onlyError().path()).isEqualTo(List.of("bad"));
    }

    @Test
    void anOrderByNothingOrByTwoThingsNamesItsKey() {
        assertBadInput(
                ENGINE.run("{ worlds(orderBy: {field: null}) { nodes { id } } }"),
                "worlds(orderBy:)",
                "worlds(orderBy:) [0].field is null; name a target");
        assertBadInput(
                ENGINE.run("{ worlds(orderBy: [{field: NAME}, {field: NAME, count: JOBS}]) { nodes { id } } }"),
                "worlds(orderBy:)",
                "worlds(orderBy:) [1] has 2 targets; name exactly one");
    }

    @Test
    void aCursorOfAnotherOrderTypeOrDirectionIsRefused() {
        String cursor = cursorOf("worlds(orderBy: {field: NAME})");
        for (String field : List.of(
                "worlds",
                "worlds(orderBy: {field: CREATED_AT})",
                "worlds(orderBy: {field: NAME, direction: DESC})",
                "worlds(orderBy: [{field: NAME}, {field: VERSION}])",
                "characters(orderBy: {field: NAME})")) {
            String name = field.substring(0, field.contains("(") ? field.indexOf('(') : field.length());
            for (String argument : List.of("after", "before")) {
                String withCursor = field.contains("(")
                        ? field.replaceFirst("\\(", "(" + argument + ": \"" + cursor + "\", ")
                        : field + "(" + argument + ": \"" + cursor + "\")";
                assertBadInput(
                        ENGINE.run("{ " + withCursor + " { nodes { id } } }"),
                        name + "(" + argument + ":)",
                        name + "(" + argument + ":) is \"");
            }
        }
    }

    @Test
    void everyTruncationAndEveryGarbageOfACursorIsRefused() {
        String cursor = cursorOf("worlds");
        for (int length = 0; length < cursor.length(); length++) {
            assertRefusedCursor(cursor.substring(0, length));
        }
        for (String garbage :
                List.of("garbage", "ąę", " ", "null", "=", cursor + "AAAA", cursor + cursor, "*" + cursor)) {
            assertRefusedCursor(garbage);
        }
    }

    @Test
    void aTamperedCursorIsAPositionOrRefusedButNeverOurFault() {
        for (String order : List.of("CREATED_AT", "ID", "NAME", "VERSION")) {
            byte[] bytes = Base64.getUrlDecoder().decode(cursorOf("worlds(orderBy: {field: %s})".formatted(order)));
            for (int place = 0; place < bytes.length; place++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] tampered = bytes.clone();
                    tampered[place] ^= (byte) (1 << bit);
                    assertPositionOrRefused(
                            "worlds",
                            order,
                            Base64.getUrlEncoder().withoutPadding().encodeToString(tampered));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "worlds, CREATED_AT, 2025-02-30T10:00:00.000000Z",
        "worlds, CREATED_AT, 2025-13-01T10:00:00.000000Z",
        "worlds, CREATED_AT, 2025-01-31T25:61:61.000000Z",
        "worlds, CREATED_AT, 0000-01-31T10:00:00.000000Z",
        "worlds, CREATED_AT, 999999-01-31T10:00:00.000000Z",
        "qaReports, LOGIC_SCORE, 0x1p-3",
        "qaReports, LOGIC_SCORE, 0.5d",
        "qaReports, LOGIC_SCORE, 1e-400",
        "qaReports, LOGIC_SCORE, NaN",
        "worlds, VERSION, 2147483648",
        "worlds, VERSION, +1",
        "costSnapshots, COST_USD, 1e5",
        "qaReports, PASSED, maybe"
    })
    void aForgedCursorWithAValueThatIsNoneIsRefused(String field, String order, String value) {
        if (ENGINE.database().queryText("SELECT id FROM jobs") == null) {
            String job = ENGINE.rows().job();
            ENGINE.rows().qaReport(job);
            ENGINE.rows().costSnapshot(job);
        }
        byte[] genuine = Base64.getUrlDecoder().decode(cursorOf("%s(orderBy: {field: %s})".formatted(field, order)));
        byte[] forged = value.getBytes(StandardCharsets.UTF_8);
        int idPart = 1 + Integer.BYTES + uuid(0).length();
        var bytes = ByteBuffer.allocate(Integer.BYTES + 1 + Integer.BYTES + forged.length + idPart);
        bytes.put(genuine, 0, Integer.BYTES).put((byte) 1).putInt(forged.length).put(forged);
        bytes.put(genuine, genuine.length - idPart, idPart);
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());

        Reply reply = runAfter(field, order, cursor);
        assertThat(reply.failures()).isEmpty();
        assertBadInput(reply, field + "(after:)", field + "(after:) is \"");
    }

    @Test
    void aMessageIsWellFormedWhateverTextItRepeats() {
        String emojiAtTheCut = "x".repeat(59) + "😀";
        for (String text : List.of(emojiAtTheCut, "\uD83D", "a\uDE00b")) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("text", text);
            for (String document : List.of(
                    "query($text: ID!) { world(id: $text) { id } }",
                    "query($text: String) { worlds(after: $text) { nodes { id } } }",
                    "query($text: WorldOrderField!) { worlds(orderBy: {field: $text}) { nodes { id } } }")) {
                String message = ENGINE.run(document, variables).onlyError().message();
                assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message))
                        .as(message)
                        .isTrue();
            }
        }
    }

    private static void assertPositionOrRefused(String field, String order, String cursor) {
        Reply reply = runAfter(field, order, cursor);
        assertThat(reply.failures()).as(cursor).isEmpty();
        assertThat(reply.errors()).allSatisfy(error -> assertThat(error.code()).isEqualTo("BAD_USER_INPUT"));
    }

    private static Reply runAfter(String field, String order, String cursor) {
        return ENGINE.run(
                "query($after: String) { %s(after: $after, orderBy: {field: %s}) { nodes { id } } }"
                        .formatted(field, order),
                Map.of("after", cursor));
    }

    private static void assertRefusedCursor(String cursor) {
        Reply reply =
                ENGINE.run("query($after: String) { worlds(after: $after) { nodes { id } } }", Map.of("after", cursor));
        assertBadInput(reply, "worlds(after:)", "worlds(after:) is \"");
        assertThat(reply.onlyError().message()).contains("no cursor of this field in this order");
        assertThat(reply.statements()).isEmpty();
    }

    private static String cursorOf(String field) {
        return ENGINE.run("{ page: %s { edges { cursor } } }".formatted(field))
                .withoutErrors()
                .text("page.edges.0.cursor");
    }

    private static void assertBadInput(Reply reply, String argument, String messageStart) {
        Map<String, Object> expected =
                new HashMap<>(Map.of("code", "BAD_USER_INPUT", "requestId", "request-1", "argument", argument));
        String place = messageStart.split(" (is|has) ", -1)[0];
        if (!place.equals(argument)) {
            expected.put("inputPath", place.substring(argument.length() + 1));
        }
        assertThat(reply.onlyError().extensions()).isEqualTo(expected);
        assertThat(reply.onlyError().message()).startsWith(messageStart);
        assertThat(reply.failures()).isEmpty();
    }

    private static void assertOverTheLimit(Reply reply, String argument, String messageStart) {
        assertThat(reply.onlyError().extensions())
                .isEqualTo(Map.of(
                        "code",
                        "LIMIT_EXCEEDED",
                        "requestId",
                        "request-1",
                        "argument",
                        argument,
                        "limit",
                        1000L,
                        "requested",
                        1001L));
        assertThat(reply.onlyError().message()).startsWith(messageStart);
    }

    private static String uuid(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
