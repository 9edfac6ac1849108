package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One row created and changed. */
class WriteOneRowIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void aWorldIsCreatedAndReadBackInOneStatement() {
        Reply reply = ENGINE.run("""
            mutation {
              createWorld(input: {name: "Żar", rules: ["Never"], geography: {climate: "dry", a: [1.50, null]}}) {
                world { name rules geography historyJson version checksumValid }
              }
            }\
            """).withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'createWorld':{'world':{'name':'Żar','rules':['Never'],'geography':{'a': [1.50, null],"
                        + " 'climate': 'dry'},'historyJson':[],'version':1,'checksumValid':true}}}");
        assertThat(reply.statements()).hasSize(1);
        assertThat(ENGINE.run("{ worlds { nodes { name } } }").data()).contains("Żar");
    }

    @Test
    void nestedReadsSeeWhatWasWritten() {
        String world = ENGINE.rows().world("Old");
        ENGINE.rows().character(world, "Ada");

        Reply reply = ENGINE.run("""
            mutation ($id: ID!) {
              updateWorld(input: {id: $id, patch: {name: "New"}}) {
                world { name characters { totalCount nodes { name world { name version } } } }
              }
            }\
            """, Map.of("id", world)).withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'updateWorld':{'world':{'name':'New','characters':{'totalCount':1,'nodes':[{'name':'Ada',"
                        + "'world':{'name':'New','version':2}}]}}}}");
    }

    @Test
    void twoMutationsInTurnEachReadTheirOwnState() {
        String world = ENGINE.rows().world("First");
        ENGINE.rows().character(world, "Ada");

        Reply reply = ENGINE.run("""
            mutation ($id: ID!) {
              a: updateWorld(input: {id: $id, ifVersion: 1, patch: {name: "Second"}}) { ...names }
              bad: updateWorld(input: {id: $id, ifVersion: 1, patch: {name: "Lost"}}) { ...names }
              b: updateWorld(input: {id: $id, ifVersion: 2, patch: {name: "Third"}}) { ...names }
            }
            fragment names on UpdateWorldPayload { world { name characters { nodes { world { name } } } } }\
            """, Map.of("id", world));

        assertThat(reply.data())
                .isEqualTo("{'a':{'world':{'name':'Second','characters':{'nodes':[{'world':{'name':'Second'}}]}}},"
                        + "'bad':null,"
                        + "'b':{'world':{'name':'Third','characters':{'nodes':[{'world':{'name':'Third'}}]}}}}");
        assertThat(reply.onlyError().path()).isEqualTo(List.of("bad"));
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "VERSION_CONFLICT")
                .containsEntry("currentVersion", 2)
                .containsEntry("argument", "updateWorld(input:)")
                .containsEntry("inputPath", "ifVersion");
    }

    @Test
    void aNameThatIsTakenIsRefusedAtItsPlaceAndNothingIsWritten() {
        ENGINE.rows().world("Taken");

        Reply reply = ENGINE.run("mutation { createWorld(input: {name: \"Taken\"}) { world { id } } }");

        assertThat(reply.data()).isEqualTo("{'createWorld':null}");
        assertThat(reply.onlyError().message())
                .isEqualTo(
                        "createWorld(input:) name is \"Taken\", and there is a World with it already; use another, or"
                                + " change that one");
        assertThat(reply.onlyError().extensions()).containsEntry("code", "ALREADY_EXISTS");
        assertThat(ENGINE.run("{ worlds { totalCount } }").data()).isEqualTo("{'worlds':{'totalCount':1}}");
    }

    @Test
    void aNestedReadThatFailsCostsItselfOnly() {
        Reply reply = ENGINE.run("""
            mutation { createWorld(input: {name: "Kept"}) { world { name characters(first: -1) { totalCount } } } }\
            """);

        assertThat(reply.data()).isEqualTo("{'createWorld':{'world':{'name':'Kept','characters':null}}}");
        assertThat(ENGINE.run("{ worlds { nodes { name } } }").data()).contains("Kept");
    }

    @Test
    void aKeyGivesTheFirstAnswerAgain() {
        String mutation = """
            mutation { createWorld(input: {name: "Once", idempotencyKey: "k1"}) {
              world { id name characters(first: -1) { totalCount } } } }\
            """;
        Reply first = ENGINE.run(mutation);
        Reply second = ENGINE.run(mutation);

        assertThat(second.data()).isEqualTo(first.data()).contains("Once");
        assertThat(second.onlyError().message()).isEqualTo(first.onlyError().message());
        assertThat(ENGINE.run("{ worlds { totalCount } }").data()).isEqualTo("{'worlds':{'totalCount':1}}");

        Reply other = ENGINE.run(mutation.replace("Once", "Twice"));
        assertThat(other.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("inputPath", "idempotencyKey");
    }
}
