package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class NodeIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static String world = "";
    private static String character = "";
    private static String job = "";
    private static List<String> oneOfEach = List.of();

    @BeforeAll
    static void insertRows() {
        Rows rows = ENGINE.rows();
        world = rows.world("Mgłogród");
        character = rows.character(world, "Łucja");
        job = rows.job("world_id", world);
        oneOfEach = List.of(
                world,
                character,
                rows.timeline(world),
                job,
                rows.artifact(job),
                rows.qaReport(job),
                rows.costSnapshot(job));
    }

    @Test
    void aNodeOfEveryTypeIsFoundWithTwoStatements() {
        List<String> types = List.of("World", "Character", "Timeline", "Job", "Artifact", "QaReport", "CostSnapshot");
        for (int i = 0; i < types.size(); i++) {
            Reply reply = node(oneOfEach.get(i), "__typename id");
            assertThat(reply.withoutErrors().text("node.__typename")).isEqualTo(types.get(i));
            assertThat(reply.text("node.id")).isEqualTo(oneOfEach.get(i));
            assertThat(reply.statements()).hasSize(2);
        }
    }

    @Test
    void anIdThatNothingHasIsNullForOneStatement() {
        Reply reply = node(NOBODY, "id");

        assertThat(reply.withoutErrors().data()).isEqualTo("{'node':null}");
        assertThat(reply.statements()).hasSize(1);
        assertThat(ENGINE.run("{ job(id: \"%s\") { id } }".formatted(world))
                        .withoutErrors()
                        .data())
                .isEqualTo("{'job':null}");
    }

    @Test
    void anIdMayBeWrittenInUpperCase() {
        assertThat(node(world.toUpperCase(Locale.ROOT), "id").withoutErrors().text("node.id"))
                .isEqualTo(world);
        assertThat(ENGINE.run("{ world(id: \"%s\") { id } }".formatted(world.toUpperCase(Locale.ROOT)))
                        .text("world.id"))
                .isEqualTo(world);
    }

    @Test
    void onlyTheColumnsOfTheTypeFoundAreRead() {
        Reply reply = node(character, "id ... on World { geography } ... on Character { name world { name } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'node':{'id':'%s','name':'Łucja','world':{'name':'Mgłogród'}}}".formatted(character));
        assertThat(reply.statements()).hasSize(3);
        assertThat(reply.statements().get(1))
                .contains("\"name\"", "\"world_id\"")
                .doesNotContain("relationships");
    }

    @Test
    void nodesKeepTheOrderAskedWithNullsAndRepetitionsAtTheirPlaces() {
        var ids = new ArrayList<>(oneOfEach);
        Collections.reverse(ids);
        ids.add(2, NOBODY);
        ids.add(world);
        ids.add(world.toUpperCase(Locale.ROOT));

        Reply reply = nodes(ids, "id");

        List<String> expected = ids.stream()
                .map(id -> id.equals(NOBODY) ? "null" : "{'id':'" + id.toLowerCase(Locale.ROOT) + "'}")
                .toList();
        assertThat(reply.withoutErrors().data()).isEqualTo("{'nodes':[" + String.join(",", expected) + "]}");
        assertThat(reply.statements()).hasSize(1 + oneOfEach.size());
    }

    @Test
    void nodesCostOneStatementAndOneForEachTypeFound() {
        String second = ENGINE.rows().character(world, "Żaneta");

        assertThat(nodes(List.of(), "id").withoutErrors().data()).isEqualTo("{'nodes':[]}");
        assertThat(nodes(List.of(NOBODY), "id").withoutErrors().statements()).hasSize(1);
        assertThat(nodes(List.of(character, second), "id").withoutErrors().statements())
                .hasSize(2);
        assertThat(nodes(List.of(character, world, second), "id")
                        .withoutErrors()
                        .statements())
                .hasSize(3);
        ENGINE.rows().delete("characters", second);
    }

    @Test
    void fragmentsApplyToTheirTypeAndInterfaceFieldsToAll() {
        Reply reply = nodes(
                List.of(world, character, job),
                "... on Node { id } __typename ... on World { name title: name } ...Who ... on Job { status }"
                        + " ... on Artifact { data }",
                " fragment Who on Character { name worldId }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo(("{'nodes':[{'id':'%s','__typename':'World','name':'Mgłogród','title':'Mgłogród'},"
                                + "{'id':'%s','__typename':'Character','name':'Łucja','worldId':'%s'},"
                                + "{'id':'%s','__typename':'Job','status':'QUEUED'}]}")
                        .formatted(world, character, world, job));
        assertThat(reply.statements()).hasSize(4);
    }

    @Test
    void whatIsBelowNodesIsBatchedLikeAnywhere() {
        String second = ENGINE.rows().world("Druga");
        ENGINE.rows().character(second, "Ewa");
        Reply reply = nodes(
                List.of(world, second),
                "... on World { name characters { nodes { name world { name } } totalCount } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'nodes':[{'name':'Mgłogród','characters':{'nodes':[{'name':'Łucja','world':"
                        + "{'name':'Mgłogród'}}],'totalCount':1}},{'name':'Druga','characters':{'nodes':[{'name':"
                        + "'Ewa','world':{'name':'Druga'}}],'totalCount':1}}]}");
        // types, worlds, characters, their worlds, counts
        assertThat(reply.statements()).hasSize(5);
        ENGINE.rows().delete("worlds", second);
    }

    @Test
    void nodesStandBesideOtherRootFields() {
        Reply reply = ENGINE.run("{ a: node(id: \"%1$s\") { ... on World { jobs { nodes { id } } } }".formatted(world)
                + " b: node(id: \"%s\") { id } worlds { nodes { name characters { totalCount } } } }".formatted(job));

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'a':{'jobs':{'nodes':[{'id':'%1$s'}]}},'b':{'id':'%1$s'},'worlds':{'nodes':[{'name':"
                                .formatted(job)
                        + "'Mgłogród','characters':{'totalCount':1}}]}}");
    }

    private static Reply node(String id, String selection) {
        return ENGINE.run("query($id: ID!) { node(id: $id) { " + selection + " } }", Map.of("id", id));
    }

    private static Reply nodes(List<String> ids, String selection) {
        return nodes(ids, selection, "");
    }

    private static Reply nodes(List<String> ids, String selection, String fragments) {
        return ENGINE.run(
                "query($ids: [ID!]!) { nodes(ids: $ids) { " + selection + " } }" + fragments, Map.of("ids", ids));
    }
}
