package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SelectionIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    static void insertRows() {
        Rows rows = ENGINE.rows();
        String first = rows.world("Mgłogród");
        String second = rows.world("Żarnowiec");
        rows.character(first, "Łucja");
        rows.character(first, "Ewa");
        rows.character(second, "Zofia");
        String job = rows.job("world_id", first, "genre", "mystery");
        rows.artifact(job, "type", "plot_outline");
        rows.artifact(job, "type", "prose_segment", "version", 2);
        rows.job();
    }

    @Test
    void aliasesWithEqualArgumentsAreOneStatementOfAllTheirColumns() {
        Reply reply = ENGINE.run("{ a: worlds(first: 1) { nodes { name } }"
                + " b: worlds(first: 1) { nodes { version } edges { cursor } } }");

        assertThat(reply.withoutErrors().texts("a.nodes.*.name")).containsExactly("Mgłogród");
        assertThat(reply.texts("b.nodes.*.version")).containsExactly("1");
        assertThat(reply.statements())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"name\"", "\"version\"", "\"created_at\"");
    }

    @Test
    void aliasesWithEqualArgumentsBelowARowAreOneStatementToo() {
        Reply reply = ENGINE.run(
                "query($n: Int) { worlds { nodes { a: characters(first: $n) { nodes { name } }"
                        + " b: characters(first: $n) { nodes { id world { name } } } } } }",
                Map.of("n", 1));

        assertThat(reply.withoutErrors().texts("worlds.nodes.*.a.nodes.*.name")).containsExactly("Łucja", "Zofia");
        assertThat(reply.texts("worlds.nodes.*.b.nodes.*.world.name")).containsExactly("Mgłogród", "Żarnowiec");
        assertThat(reply.statements()).hasSize(3);
    }

    @Test
    void aliasesWithOtherArgumentsAreAStatementEach() {
        Reply reply = ENGINE.run("{ worlds { nodes { a: characters(first: 1) { nodes { name } }"
                + " b: characters(last: 1) { nodes { name } } } } }");

        assertThat(reply.withoutErrors().texts("worlds.nodes.*.a.nodes.*.name")).containsExactly("Łucja", "Zofia");
        assertThat(reply.texts("worlds.nodes.*.b.nodes.*.name")).containsExactly("Ewa", "Zofia");
        assertThat(reply.statements()).hasSize(3);
    }

    @Test
    void singleRowsUnderAliasesAreReadOnceEach() {
        String id = ENGINE.database().queryText("SELECT id FROM worlds WHERE name = 'Mgłogród'");
        Reply reply =
                ENGINE.run("{ a: world(id: \"%1$s\") { name } b: world(id: \"%1$s\") { version } }".formatted(id));

        assertThat(reply.withoutErrors().data()).isEqualTo("{'a':{'name':'Mgłogród'},'b':{'version':1}}");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void fieldsUnderAliasesAreTheSameColumn() {
        assertThat(ENGINE.run("{ worlds(first: 1) { nodes { name title: name name __typename kind: __typename } } }")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród','title':'Mgłogród','__typename':'World',"
                        + "'kind':'World'}]}}");
    }

    @Test
    void fieldsOfOneConnectionThatMeetAreMerged() {
        Reply reply =
                ENGINE.run("{ worlds(first: 1) { nodes { name } } worlds(first: 1) { nodes { version } totalCount } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród','version':1}],'totalCount':2}}");
        assertThat(reply.statements()).hasSize(2);
    }

    @Test
    void fragmentsOfEveryKindAreLookedInto() {
        Reply reply = ENGINE.run("query { ...Root } fragment Root on Query { worlds(first: 1) { ...Page } }"
                + " fragment Page on WorldConnection { nodes { ... { name } ... on World { version } ... on Node { id }"
                + " ...Named } } fragment Named on Node { __typename ... on World { themes } ... on Job { genre } }");

        assertThat(reply.withoutErrors().texts("worlds.nodes.*.name")).containsExactly("Mgłogród");
        assertThat(reply.texts("worlds.nodes.*.themes")).containsExactly("[]");
        assertThat(reply.statements())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"id\"", "\"name\"", "\"version\"", "\"themes\"")
                .doesNotContain("geography");
    }

    @Test
    void theSameFragmentAtTwoPlacesIsReadForBoth() {
        Reply reply = ENGINE.run("{ worlds { nodes { ...W } } characters { nodes { world { ...W } } } }"
                + " fragment W on World { name characters(first: 1) { nodes { name } } }");

        assertThat(reply.withoutErrors().texts("worlds.nodes.*.characters.nodes.*.name"))
                .containsExactly("Łucja", "Zofia");
        assertThat(reply.texts("characters.nodes.*.world.name")).containsExactly("Mgłogród", "Mgłogród", "Żarnowiec");
        assertThat(reply.texts("characters.nodes.*.world.characters.nodes.*.name"))
                .containsExactly("Łucja", "Łucja", "Zofia");
    }

    @Test
    void theSameFragmentBesideOtherFieldsAtEachPlaceReadsWhatEachNeeds() {
        Reply reply = ENGINE.run("{ a: worlds(first: 1) { nodes { ...W } }"
                + " b: worlds(last: 1) { nodes { ...W characters { nodes { version } } } } }"
                + " fragment W on World { characters { nodes { name } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'a':{'nodes':[{'characters':{'nodes':[{'name':'Łucja'},{'name':'Ewa'}]}}]},"
                        + "'b':{'nodes':[{'characters':{'nodes':[{'name':'Zofia','version':1}]}}]}}");
    }

    @Test
    void whatIsSkippedIsNeitherReadNorAnswered() {
        String document = "query($yes: Boolean!, $no: Boolean!) { worlds(first: 1) { nodes { name @include(if: $yes)"
                + " version @skip(if: $yes) geography @include(if: $no) themes @skip(if: $no) ... @include(if: $no)"
                + " { history { event } } ...Extra @skip(if: $yes) } pageInfo @include(if: $no) { endCursor } } }"
                + " fragment Extra on World { checksum characters { nodes { id } } }";

        Reply reply = ENGINE.run(document, Map.of("yes", true, "no", false));

        assertThat(reply.withoutErrors().data()).isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród','themes':[]}]}}");
        assertThat(reply.statements())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"name\"", "\"themes\"")
                .doesNotContain("version", "geography", "history", "checksum", "created_at\",");
        assertThat(ENGINE.run(document, Map.of("yes", false, "no", true))
                        .withoutErrors()
                        .data())
                .startsWith("{'worlds':{'nodes':[{'version':1,'geography':{},'history':[],'checksum':'");
    }

    @Test
    void aSkippedSiblingDoesNotJoinAnAliasesStatement() {
        Reply reply = ENGINE.run(
                "query($no: Boolean!) { a: worlds { nodes { name } } b: worlds @include(if: $no) { nodes { geography }"
                        + " } }",
                Map.of("no", false));

        assertThat(reply.withoutErrors().statements())
                .hasSize(1)
                .first()
                .asString()
                .doesNotContain("geography");
    }

    @Test
    void edgesAndNodesOfOneConnectionMaySelectDifferently() {
        Reply reply = ENGINE.run("{ worlds { edges { cursor node { version } } nodes { name } } }");
        Reply nested = ENGINE.run("{ worlds { edges { node { characters { nodes { name } } } }"
                + " nodes { name characters { nodes { version } } } } }");

        assertThat(reply.withoutErrors().texts("worlds.edges.*.node.version")).containsExactly("1", "1");
        assertThat(reply.texts("worlds.nodes.*.name")).containsExactly("Mgłogród", "Żarnowiec");
        assertThat(reply.statements()).hasSize(1);
        assertThat(nested.withoutErrors().texts("worlds.edges.*.node.characters.nodes.*.name"))
                .containsExactly("Łucja", "Ewa", "Zofia");
        assertThat(nested.texts("worlds.nodes.*.characters.nodes.*.version")).containsExactly("1", "1", "1");
    }

    @Test
    void aDeepSelectionCostsAStatementALevel() {
        Reply reply = ENGINE.run("{ worlds { nodes { name characters { nodes { name world { name jobs { nodes { genre"
                + " artifacts { nodes { type job { world { name } } } } } } } } } } } }");

        assertThat(reply.withoutErrors()
                        .texts("worlds.nodes.*.characters.nodes.*.world.jobs.nodes.*.artifacts.nodes.*.type"))
                .containsExactly("plot_outline", "prose_segment", "plot_outline", "prose_segment");
        assertThat(reply.texts("worlds.nodes.*.characters.nodes.*.world.jobs.nodes.*.artifacts.nodes.*.job.world.name"))
                .hasSize(4)
                .containsOnly("Mgłogród");
        // worlds, characters, world, jobs, artifacts, job; the last world with its name has been read already
        assertThat(reply.statements()).hasSize(6);
    }

    @Test
    void connectionsBesideEachOtherAreAStatementEachAndAbsentRowsNull() {
        Reply reply = ENGINE.run("{ jobs { nodes { genre world { name } artifacts { nodes { version } } qaReports {"
                + " totalCount } costSnapshots { nodes { stage } } } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'jobs':{'nodes':[{'genre':'mystery','world':{'name':'Mgłogród'},'artifacts':{'nodes':["
                        + "{'version':1},{'version':2}]},'qaReports':{'totalCount':0},'costSnapshots':{'nodes':[]}},"
                        + "{'genre':'fantasy','world':null,'artifacts':{'nodes':[]},'qaReports':{'totalCount':0},"
                        + "'costSnapshots':{'nodes':[]}}]}}");
        // jobs, world, artifacts, QA reports and their count, cost snapshots
        assertThat(reply.statements()).hasSize(6);
    }

    @Test
    void typeNamesAreAnsweredEverywhere() {
        assertThat(ENGINE.run("{ __typename worlds(first: 1) { __typename edges { __typename node { __typename } }"
                                + " pageInfo { __typename } nodes { __typename history { __typename } } } }")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'__typename':'Query','worlds':{'__typename':'WorldConnection','edges':[{'__typename':"
                        + "'WorldEdge','node':{'__typename':'World'}}],'pageInfo':{'__typename':'PageInfo'},'nodes':["
                        + "{'__typename':'World','history':[]}]}}");
    }
}
