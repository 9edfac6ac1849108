package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows created, or changed where they are there already. */
class UpsertIT {
    private static final int WRITERS = 8;

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void aNewWorldIsCreatedInOneStatement() {
        Reply reply = upsertWorld("name: \"W\", rules: [\"Never\"]").withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'upsertWorld':{'created':true,"
                        + "'world':{'name':'W','rules':['Never'],'themes':[],'version':1,'checksumValid':true}}}");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void aWorldThatIsThereTakesWhatIsGivenAndKeepsTheRest() {
        upsertWorld("name: \"W\", rules: [\"Never\"], themes: [\"Loss\"]").withoutErrors();

        Reply reply = upsertWorld("name: \"W\", rules: [\"Always\"]").withoutErrors();

        assertThat(reply.data())
                .isEqualTo(
                        "{'upsertWorld':{'created':false,"
                            + "'world':{'name':'W','rules':['Always'],'themes':['Loss'],'version':2,'checksumValid':true}}}");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void theSameValuesAgainRaiseNoVersion() {
        upsertWorld("name: \"W\", rules: [\"Never\"]").withoutErrors();

        assertThat(upsertWorld("name: \"W\", rules: [\"Never\"]").at("upsertWorld.world.version"))
                .isEqualTo(1);
        assertThat(upsertWorld("name: \"W\"").at("upsertWorld.world.version")).isEqualTo(1);
    }

    @Test
    void aWorldThatIsIgnoredStaysAsItIs() {
        upsertWorld("name: \"W\", rules: [\"Never\"]").withoutErrors();

        Reply reply = upsertWorld("name: \"W\", rules: [\"Always\"], onConflict: IGNORE")
                .withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'upsertWorld':{'created':false,"
                        + "'world':{'name':'W','rules':['Never'],'themes':[],'version':1,'checksumValid':true}}}");
    }

    @Test
    void aCharacterIsCreatedThenChangedThenIgnored() {
        String world = ENGINE.rows().world("W");
        ENGINE.rows().character(ENGINE.rows().world("Other"), "Ada");

        assertThat(upsertCharacter(world, "constraints: [\"Lies\"]")
                        .withoutErrors()
                        .data())
                .isEqualTo(
                        "{'upsertCharacter':{'created':true,"
                            + "'character':{'constraints':['Lies'],'trajectoryJson':[],'version':1,'world':{'name':'W'}}}}");
        assertThat(upsertCharacter(world, "trajectoryJson: [{stage: \"begin\"}]")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'upsertCharacter':{'created':false,'character':{'constraints':['Lies'],"
                        + "'trajectoryJson':[{'stage': 'begin'}],'version':2,'world':{'name':'W'}}}}");
        assertThat(upsertCharacter(world, "constraints: [], onConflict: IGNORE")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'upsertCharacter':{'created':false,'character':{'constraints':['Lies'],"
                        + "'trajectoryJson':[{'stage': 'begin'}],'version':2,'world':{'name':'W'}}}}");
        assertThat(upsertCharacter(world, "constraints: [\"Lies\"]").at("upsertCharacter.character.version"))
                .isEqualTo(2);
    }

    @Test
    void aCharacterOfNoWorldIsRefused() {
        Reply reply = upsertCharacter(UUID.randomUUID().toString(), "constraints: []");

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "worldId");
        assertThat(reply.onlyError().message()).endsWith("and there is no World with it");
    }

    @Test
    void namesakesAreRefusedWithTheirNumberBecauseNothingTellsWhichIsMeant() {
        String world = ENGINE.rows().world("W");
        for (int i = 0; i < 3; i++) {
            ENGINE.rows().character(world, "Ada");
        }

        Reply reply = upsertCharacter(world, "constraints: []");

        assertThat(reply.onlyError().message())
                .isEqualTo("upsertCharacter(input:) name is \"Ada\", and there are 3 Character nodes with the same"
                        + " worldId and name; updateCharacter changes the one whose id it is given");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "name");
    }

    @Test
    void ofManyAtTheSameTimeOneCreatesTheWorld() throws Exception {
        for (String onConflict : List.of("UPDATE", "IGNORE")) {
            for (int round = 0; round < 5; round++) {
                String name = onConflict + round;
                assertOneCreates("upsertWorld", () -> upsertWorld("name: \"" + name + "\", onConflict: " + onConflict));
            }
        }
        assertThat(ENGINE.run("{ worlds { totalCount } }").data()).isEqualTo("{'worlds':{'totalCount':10}}");
    }

    @Test
    void ofManyAtTheSameTimeOneCreatesTheCharacter() throws Exception {
        for (int round = 0; round < 5; round++) {
            String world = ENGINE.rows().world("W" + round);
            assertOneCreates("upsertCharacter", () -> upsertCharacter(world, "constraints: []"));
        }
        assertThat(ENGINE.run("{ characters { totalCount } }").data()).isEqualTo("{'characters':{'totalCount':5}}");
    }

    private static void assertOneCreates(String field, Callable<Reply> upsert) throws Exception {
        var ready = new CountDownLatch(WRITERS);
        List<Object> created = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                replies.add(writers.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return upsert.call();
                }));
            }
            for (Future<Reply> reply : replies) {
                created.add(String.valueOf(reply.get().withoutErrors().at(field + ".created")));
            }
        }
        assertThat(created).hasSize(WRITERS).containsOnlyOnce("true");
    }

    private static Reply upsertWorld(String input) {
        return ENGINE.run("mutation { upsertWorld(input: {" + input
                + "}) { created world { name rules themes version checksumValid } } }");
    }

    private static Reply upsertCharacter(String worldId, String input) {
        return ENGINE.run(
                "mutation ($world: ID!) { upsertCharacter(input: {worldId: $world, name: \"Ada\", " + input
                        + "}) { created character { constraints trajectoryJson version world { name } } } }",
                Map.of("world", worldId));
    }
}
