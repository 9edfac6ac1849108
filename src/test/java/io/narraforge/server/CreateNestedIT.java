package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A world created together with its characters and timelines. */
class CreateNestedIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void charactersThatNameEachOtherAreLinkedAndOutliveAChangeOfTheName() {
        Reply created = ENGINE.run("""
            mutation {
              createWorld(input: {name: "W", characters: [
                {name: "Ada", relationshipsJson: [{character: "Bea", type: "ally", since: 3}, {character: "Ada"}]}
                {name: "Bea", relationshipsJson: [{character: "Cy", type: "rival"}, {character: "Nobody"}]}
                {name: "Cy"}
              ]}) { world { characters { nodes { id name relationshipsJson relationships { character { id name } } } } } }
            }\
            """).withoutErrors();

        String nodes = "createWorld.world.characters.nodes.";
        assertThat(created.texts(nodes + "*.relationships.*.character.name")).containsExactly("Bea", "Ada", "Cy");
        assertThat(created.text(nodes + "0.relationshipsJson"))
                .contains("since", created.text(nodes + "1.id"))
                .doesNotContain("Bea");
        assertThat(created.text(nodes + "1.relationshipsJson")).contains("{\"character\": \"Nobody\"}");

        ENGINE.run(
                        "mutation ($id: ID!) { updateCharacter(input: {id: $id, patch: {name: \"Beatrix\"}}) {"
                                + " character { id } } }",
                        Map.of("id", created.text(nodes + "1.id")))
                .withoutErrors();
        assertThat(ENGINE.run("{ characters { nodes { relationships { character { name } } } } }")
                        .texts("characters.nodes.*.relationships.*.character.name"))
                .contains("Beatrix");
    }

    @Test
    void aNameThatSeveralHaveMeansTheFirst() {
        Reply created = ENGINE.run("""
            mutation {
              createWorld(input: {name: "W", characters: [
                {name: "Twin", constraints: ["first"]}
                {name: "Twin", constraints: ["second"]}
                {name: "Other", relationshipsJson: [{character: "Twin"}]}
              ]}) { world { characters { nodes { name relationships { character { constraints } } } } } }
            }\
            """).withoutErrors();

        assertThat(created.text("createWorld.world.characters.nodes.2.relationships.0.character.constraints"))
                .isEqualTo("[\"first\"]");
    }

    @Test
    void whateverTheirNumberTheyAreWrittenInThreeStatements() {
        String characters =
                IntStream.range(0, 500).mapToObj(i -> "{name: \"N" + i + "\"}").collect(Collectors.joining(" "));
        Reply created = ENGINE.run("mutation { createWorld(input: {name: \"W\", characters: [" + characters
                        + "], timelines: [{nodesJson: []} {nodesJson: [{year: 1, event: \"e\"}]}]})"
                        + " { world { name } } }")
                .withoutErrors();

        assertThat(created.statements()).hasSize(3);
        assertThat(ENGINE.run("{ worlds { nodes { characters { totalCount nodes { name } } timelines { totalCount }"
                                + " } } }")
                        .data())
                .contains("'totalCount':500,'nodes':[{'name':'N0'},{'name':'N1'}", "{'totalCount':2}");
    }

    @Test
    void aRowThatCannotBeWrittenIsNamedAndTheWorldIsNotThereEither() {
        Reply tooLong = ENGINE.run(
                "mutation ($name: String!) { createWorld(input: {name: \"W\", characters: [{name: \"A\"},"
                        + " {name: $name}]}) { world { id } } }",
                Map.of("name", "x".repeat(201)));
        assertThat(tooLong.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "createWorld(input:)")
                .containsEntry("inputPath", "characters[1].name");
        assertThat(tooLong.onlyError().message())
                .isEqualTo("createWorld(input:) characters[1].name has 201 characters; at most 200 are stored");

        Reply misfit = ENGINE.run("mutation { createWorld(input: {name: \"W\", timelines: [{nodesJson: [{year: 1,"
                + " event: \"e\"}, {year: 2}]}]}) { world { id } } }");
        assertThat(misfit.onlyError().extensions())
                .containsEntry("inputPath", "timelines[0].nodesJson")
                .containsEntry("pointer", "/1");
        assertThat(ENGINE.run("{ worlds { totalCount } }").data()).isEqualTo("{'worlds':{'totalCount':0}}");
    }

    @Test
    void aCharacterThatIsCreatedAloneKeepsTheNamesItWasGiven() {
        String world = ENGINE.rows().world("W");
        Reply created = ENGINE.run(
                "mutation ($w: ID!) { createCharacter(input: {worldId: $w, name: \"A\","
                        + " relationshipsJson: [{character: \"A\"}]}) { character { relationshipsJson } } }",
                Map.of("w", world));

        assertThat(created.withoutErrors().data()).contains("[{'character': 'A'}]");
        assertThat(created.statements()).hasSize(1);
    }
}
