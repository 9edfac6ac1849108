package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** JSON columns replaced and patched, and held against their shapes afterwards. */
class PatchDocumentIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private String world = "";

    @BeforeEach
    void insertRows() {
        world = ENGINE.run("""
            mutation { createWorld(input: {
              name: "W", rules: ["one", "two"], geography: {climate: "dry", depth: 1.50, key_locations: ["Gate"]}
              historyJson: [{year: -3, event: "Fall", extra: {kept: true}}]
            }) { world { id } } }\
            """).withoutErrors().text("createWorld.world.id");
    }

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    private Reply patch(String fields) {
        return ENGINE.run(
                "mutation ($id: ID!) { updateWorld(input: {id: $id, patch: {" + fields
                        + "}}) { world { rules geography historyJson version checksumValid } } }",
                Map.of("id", world));
    }

    private void refused(Reply reply, String inputPath, String pointer, String message) {
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "updateWorld(input:)")
                .containsEntry("inputPath", inputPath)
                .containsEntry("pointer", pointer);
        assertThat(reply.onlyError().message()).contains(message);
        assertThat(ENGINE.run("{ worlds { nodes { version } } }").data()).contains("'version':1");
    }

    @Test
    void aMergePatchChangesWhatItNamesAndTakesAwayWhatItNulls() {
        assertThat(patch("geographyMergePatch: {climate: null, key_locations: [\"Mill\"], moons: {big: 1}}")
                        .withoutErrors()
                        .text("updateWorld.world.geography"))
                .isEqualTo("{\"depth\": 1.50, \"moons\": {\"big\": 1}, \"key_locations\": [\"Mill\"]}");
    }

    @Test
    void aJsonPatchTestsAndChangesAndTheChecksumFollows() {
        Reply reply = patch("""
            rulesJsonPatch: [{op: TEST, path: "/0", value: "one"}, {op: REMOVE, path: "/0"}, {op: ADD, path: "/-", value: "three"}]
            historyJsonPatch: [{op: COPY, from: "/0", path: "/1"}, {op: REPLACE, path: "/1/year", value: 12}]
            """).withoutErrors();

        assertThat(reply.data())
                .contains(
                        "'rules':['two', 'three']",
                        "'historyJson':[{'year': -3, 'event': 'Fall', 'extra': {'kept': true}}, {'year': 12, 'event':"
                                + " 'Fall', 'extra': {'kept': true}}]",
                        "'version':2,'checksumValid':true");
    }

    @Test
    void aTestThatFailsRefusesThePatchWithItsPlace() {
        refused(
                patch("rulesJsonPatch: [{op: ADD, path: \"/-\", value: \"x\"}, {op: TEST, path: \"/1\", value:"
                        + " \"2\"}]"),
                "patch.rulesJsonPatch[1]",
                "/1",
                "is \"two\"");
    }

    @Test
    void aPathThatIsNotThereIsNamed() {
        refused(
                patch("geographyJsonPatch: [{op: REMOVE, path: \"/seas/0\"}]"),
                "patch.geographyJsonPatch[0]",
                "/seas/0",
                "does not exist: the document has no key");
    }

    @Test
    void aPatchedDocumentHasToFitItsShape() {
        refused(
                patch("historyJsonPatch: [{op: REPLACE, path: \"/0/year\", value: \"long ago\"}]"),
                "patch.historyJsonPatch",
                "/0/year",
                "");
        refused(patch("geographyMergePatch: {climate: 7}"), "patch.geographyMergePatch", "/climate", "");
        refused(patch("historyJson: [{year: 1, event: \"e\"}, 7]"), "patch.historyJson", "/1", "");
        refused(patch("geographyMergePatch: \"flat\""), "patch.geographyMergePatch", "", "");
    }

    @Test
    void oneColumnIsChangedInOneWay() {
        Reply reply = patch("geography: {}, geographyMergePatch: {climate: \"wet\"}");

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("inputPath", "patch.geographyMergePatch");
        assertThat(reply.onlyError().message()).contains("changes geography, which another field of the patch changes");
    }

    @Test
    void whatDoesNotChangeRaisesNoVersion() {
        assertThat(patch("rules: [\"one\", \"two\"], geographyMergePatch: {climate: \"dry\"}")
                        .withoutErrors()
                        .text("updateWorld.world.version"))
                .isEqualTo("1");
    }

    @Test
    void whatPostgresqlCannotStoreInJsonIsRefusedAtItsPlace() {
        Reply reply = patch("geographyMergePatch: {climate: \"a\\u0000b\"}");

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("inputPath", "patch.geographyMergePatch");
    }

    @Test
    void aPointerToWhatNoTextCanHoldIsRefused() {
        for (String operation :
                List.of("op: ADD, value: 9", "op: COPY, from: \"/climate\"", "op: MOVE, from: \"/climate\"")) {
            Reply.Failure failure = patch("geographyJsonPatch: [{%s, path: \"/a\\u0000\"}]".formatted(operation))
                    .onlyError();

            assertThat(failure.code()).isEqualTo("BAD_USER_INPUT");
            assertThat(failure.extensions()).containsEntry("inputPath", "patch.geographyJsonPatch[0].path");
            assertThat(failure.message()).contains("U+0000");
        }
        assertThat(patch("geographyJsonPatch: [{op: COPY, path: \"/a\", from: \"/\\u0000\"}]")
                        .onlyError()
                        .extensions())
                .containsEntry("inputPath", "patch.geographyJsonPatch[0].from");
    }

    @Test
    void aLongPointerIsToldInShort() {
        Reply.Failure failure = ENGINE.run(
                        "mutation ($id: ID!, $path: String!) { updateWorld(input: {id: $id, patch: {geographyJsonPatch:"
                                + " [{op: REMOVE, path: $path}]}}) { world { id } } }",
                        Map.of("id", world, "path", "/" + "x".repeat(100_000)))
                .onlyError();

        assertThat(failure.message()).contains("does not exist").hasSizeLessThan(500);
        assertThat(failure.extensions())
                .containsEntry("inputPath", "patch.geographyJsonPatch[0]")
                .doesNotContainKey("pointer");
    }

    @Test
    void aKeyWhoseVariableIsAbsentIsAsIfItWereLeftOut() {
        String mutation = "mutation ($id: ID!, $c: String) { updateWorld(input: {id: $id, patch: {geographyMergePatch:"
                + " {climate: $c, list: [$c], x: 2}}}) { world { geography } } }";

        assertThat(ENGINE.run(mutation, Map.of("id", world)).withoutErrors().text("updateWorld.world.geography"))
                .contains("\"climate\": \"dry\"", "\"list\": [null]", "\"x\": 2");

        Map<String, @Nullable Object> cleared = new HashMap<>();
        cleared.put("id", world);
        cleared.put("c", null);
        assertThat(ENGINE.run(mutation, cleared).withoutErrors().text("updateWorld.world.geography"))
                .doesNotContain("climate");
    }
}
