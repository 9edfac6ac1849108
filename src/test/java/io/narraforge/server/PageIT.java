package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class PageIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static String full = "";
    private static String empty = "";

    @BeforeAll
    static void insertRows() {
        full = ENGINE.rows().world("Full");
        empty = ENGINE.rows().world("Empty");
        for (String name : List.of("A", "B", "C", "D", "E")) {
            ENGINE.rows().character(full, name);
        }
    }

    @Test
    void aPageWithoutSizeHasFiftyRows() {
        String crowded = ENGINE.rows().world("Crowded");
        for (int i = 0; i < 51; i++) {
            ENGINE.rows().timeline(crowded);
        }

        Reply reply = ENGINE.run("{ timelines { nodes { id } pageInfo { hasNextPage } } }");

        assertThat(reply.withoutErrors().texts("timelines.nodes.*.id")).hasSize(50);
        assertThat(reply.at("timelines.pageInfo.hasNextPage")).isEqualTo(true);
        ENGINE.rows().delete("worlds", crowded);
    }

    @Test
    void theFirstPageHasANextOneOnlyIfRowsFollow() {
        assertPage("first: 2", List.of("A", "B"), true, false);
        assertPage("first: 4", List.of("A", "B", "C", "D"), true, false);
        assertPage("first: 5", List.of("A", "B", "C", "D", "E"), false, false);
        assertPage("first: 1000", List.of("A", "B", "C", "D", "E"), false, false);
    }

    @Test
    void theLastPageHasAPreviousOneOnlyIfRowsComeBefore() {
        assertPage("last: 2", List.of("D", "E"), false, true);
        assertPage("last: 5", List.of("A", "B", "C", "D", "E"), false, false);
        assertPage("last: 1000", List.of("A", "B", "C", "D", "E"), false, false);
    }

    @Test
    void laterPagesStartAfterTheCursorsRowAndEarlierOnesEndBeforeIt() {
        assertPage("first: 2, after: \"%s\"".formatted(cursorOf("B")), List.of("C", "D"), true, true);
        assertPage("first: 2, after: \"%s\"".formatted(cursorOf("C")), List.of("D", "E"), false, true);
        assertPage("last: 2, before: \"%s\"".formatted(cursorOf("D")), List.of("B", "C"), true, true);
        assertPage("last: 2, before: \"%s\"".formatted(cursorOf("C")), List.of("A", "B"), true, false);
    }

    @Test
    void bothCursorsTogetherBoundThePage() {
        String between = "after: \"%s\", before: \"%s\"".formatted(cursorOf("A"), cursorOf("E"));

        assertThat(names(between)).containsExactly("B", "C", "D");
        assertThat(names("first: 2, " + between)).containsExactly("B", "C");
        assertThat(names("last: 2, " + between)).containsExactly("C", "D");
        assertThat(names("after: \"%s\", before: \"%s\"".formatted(cursorOf("E"), cursorOf("A"))))
                .isEmpty();
    }

    @Test
    void aPageBehindTheEndOrOfNoRowsHasNoCursors() {
        assertPage("after: \"%s\"".formatted(cursorOf("E")), List.of(), false, true);
        assertPage("last: 5, before: \"%s\"".formatted(cursorOf("A")), List.of(), true, false);
        assertPage("first: 0", List.of(), true, false);
        assertPage("last: 0", List.of(), false, true);
    }

    @Test
    void anEmptyConnectionIsAPageWithoutRows() {
        String expected = "{'nodes':[],'edges':[],'pageInfo':{'hasNextPage':false,'hasPreviousPage':false,"
                + "'startCursor':null,'endCursor':null},'totalCount':0}";
        String connection = " { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor"
                + " endCursor } totalCount }";

        assertThat(ENGINE.run("{ jobs(first: 0)" + connection + " }")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'jobs':" + expected + "}");
        assertThat(ENGINE.run("{ jobs" + connection + " }").withoutErrors().data())
                .isEqualTo("{'jobs':" + expected + "}");
        assertThat(ENGINE.run("{ world(id: \"%s\") { characters%s } }".formatted(empty, connection))
                        .withoutErrors()
                        .data())
                .isEqualTo("{'world':{'characters':" + expected + "}}");
    }

    @Test
    void anExplicitNullIsAnArgumentThatIsNotThere() {
        assertThat(names("first: null, after: null, last: null, before: null, orderBy: null"))
                .containsExactly("A", "B", "C", "D", "E");
        assertThat(names("orderBy: []")).containsExactly("A", "B", "C", "D", "E");
    }

    @Test
    void cursorsOfEdgesAndOfThePageAgreeWhateverElseIsSelected() {
        Reply reply = ENGINE.run("{ characters(first: 3, orderBy: {field: NAME})"
                + " { edges { cursor } pageInfo { startCursor endCursor } } }");
        Reply alone = ENGINE.run("{ characters(first: 3, orderBy: {field: NAME}) { pageInfo { endCursor } } }");

        List<String> cursors = reply.withoutErrors().texts("characters.edges.*.cursor");
        assertThat(cursors).hasSize(3).doesNotHaveDuplicates();
        assertThat(reply.text("characters.pageInfo.startCursor")).isEqualTo(cursors.getFirst());
        assertThat(reply.text("characters.pageInfo.endCursor")).isEqualTo(cursors.getLast());
        assertThat(alone.withoutErrors().text("characters.pageInfo.endCursor")).isEqualTo(cursors.getLast());
    }

    @Test
    void countingIsDoneOnlyWhenAskedForAndCountsAllPagesTogether() {
        Reply without = ENGINE.run("{ characters(first: 2) { nodes { id } } }");
        Reply with = ENGINE.run("{ characters(first: 2) { nodes { id } totalCount } }");
        Reply skipped = ENGINE.run(
                "query($count: Boolean!) { characters { nodes { id } totalCount @include(if: $count) } }",
                Map.of("count", false));

        assertThat(without.withoutErrors().statements()).hasSize(1).noneMatch(sql -> sql.contains("count("));
        assertThat(skipped.withoutErrors().statements()).hasSize(1);
        assertThat(with.withoutErrors().at("characters.totalCount")).isEqualTo(5);
        assertThat(with.statements()).hasSize(2).last().asString().contains("count(");
    }

    @Test
    void countsOfAllParentsAreOneStatementWhateverThePage() {
        Reply reply = ENGINE.run("{ worlds { nodes { name a: characters(first: 1) { totalCount }"
                + " b: characters(last: 2, orderBy: {field: NAME}) { totalCount nodes { name } } } } }");

        assertThat(reply.withoutErrors().texts("worlds.nodes.*.a.totalCount")).containsExactly("5", "0");
        assertThat(reply.texts("worlds.nodes.*.b.totalCount")).containsExactly("5", "0");
        assertThat(reply.statements().stream().filter(sql -> sql.contains("count(")))
                .hasSize(1);
    }

    @Test
    void aNestedPageIsCutForEachParentAlone() {
        String other = ENGINE.rows().world("Other");
        ENGINE.rows().character(other, "Z");
        Reply reply = ENGINE.run("{ worlds { nodes { characters(first: 2, orderBy: {field: NAME, direction: DESC})"
                + " { nodes { name } pageInfo { hasNextPage } } } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':["
                        + "{'characters':{'nodes':[{'name':'E'},{'name':'D'}],'pageInfo':{'hasNextPage':true}}},"
                        + "{'characters':{'nodes':[],'pageInfo':{'hasNextPage':false}}},"
                        + "{'characters':{'nodes':[{'name':'Z'}],'pageInfo':{'hasNextPage':false}}}]}}");
        assertThat(reply.statements()).hasSize(2);
        ENGINE.rows().delete("worlds", other);
    }

    private static void assertPage(String arguments, List<String> names, boolean hasNext, boolean hasPrevious) {
        Reply nested = ENGINE.run("{ world(id: \"%s\") { characters(%s) { nodes { name } edges { cursor } pageInfo"
                        .formatted(full, arguments)
                + " { hasNextPage hasPreviousPage startCursor endCursor } } } }");

        String page = "world.characters.";
        List<String> cursors = nested.withoutErrors().texts(page + "edges.*.cursor");
        assertThat(nested.texts(page + "nodes.*.name")).as(arguments).isEqualTo(names);
        assertThat(nested.at(page + "pageInfo.hasNextPage"))
                .as("next of " + arguments)
                .isEqualTo(hasNext);
        assertThat(nested.at(page + "pageInfo.hasPreviousPage"))
                .as("previous of " + arguments)
                .isEqualTo(hasPrevious);
        assertThat(nested.at(page + "pageInfo.startCursor")).isEqualTo(names.isEmpty() ? null : cursors.getFirst());
        assertThat(nested.at(page + "pageInfo.endCursor")).isEqualTo(names.isEmpty() ? null : cursors.getLast());
        assertThat(names(arguments)).isEqualTo(names);
    }

    private static List<String> names(String arguments) {
        return ENGINE.run("{ characters(%s) { nodes { name } } }".formatted(arguments))
                .withoutErrors()
                .texts("characters.nodes.*.name");
    }

    private static String cursorOf(String name) {
        Reply reply = ENGINE.run("{ characters { edges { cursor node { name } } } }");
        int place = reply.texts("characters.edges.*.node.name").indexOf(name);
        return reply.text("characters.edges.%d.cursor".formatted(place));
    }
}
