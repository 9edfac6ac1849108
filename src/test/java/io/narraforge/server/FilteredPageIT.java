package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a filter does to pages, to nested connections and to counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredPageIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    void insertRows() {
        FilteredRows.insertInto(ENGINE.rows());
    }

    @Test
    void aNestedConnectionFiltersTheRowsOfEachParent() {
        Reply reply = ENGINE.run("""
            { worlds(orderBy: {field: CREATED_AT}, where: {charactersCount: {gt: 0}}) { nodes {
                name characters(where: {name: {eq: "Ada"}}) { nodes { name } totalCount totalCountUpTo(limit: 1) } } } }
            """).withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'Łódź','characters':{'nodes':[{'name':'Ada'}],'totalCount':1,"
                        + "'totalCountUpTo':1}},{'name':'łężaj','characters':{'nodes':[{'name':'Ada'}],'totalCount':1,"
                        + "'totalCountUpTo':1}}]}}");
        assertThat(reply.statements()).hasSize(4);
    }

    @Test
    void equalPlansWithOtherValuesAreDifferentBatches() {
        assertThat(ENGINE.run("""
            { worlds(where: {name: {eq: "Łódź"}}) { nodes {
                a: characters(where: {name: {eq: "Ada"}}) { nodes { name } }
                b: characters(where: {name: {eq: "Bea"}}) { nodes { name } totalCount } } } }
            """).withoutErrors().data())
                .contains("'a':{'nodes':[{'name':'Ada'}]}", "'b':{'nodes':[{'name':'Bea'}],'totalCount':1}");
    }

    @Test
    void countingEndsAtTheLimit() {
        assertThat(ENGINE.run("{ worlds(first: 0) { a: totalCountUpTo(limit: 3) b: totalCountUpTo(limit: 9) } }")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'worlds':{'a':3,'b':4}}");
    }

    @Test
    void aSearchesPageAndItsTotalComeFromOneStatement() {
        Reply reply = ENGINE.run("""
            { worlds(first: 1, where: {name: {contains: "%"}}) { nodes { name } totalCount pageInfo { endCursor } } }
            """.replace("%", "o")).withoutErrors();

        assertThat(reply.data()).contains("'nodes':[{'name':'Żyto'}],'totalCount':1");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void anEmptyPageTellsTheTotalToo() {
        String page = "worlds(first: 9, where: {characters: {none: {name: {eq: \"Bea\"}}}} %s)"
                + " { nodes { name } totalCount pageInfo { endCursor hasNextPage } }";
        String end = ENGINE.run("{ " + page.formatted("") + " }")
                .withoutErrors()
                .data()
                .replaceAll(".*'endCursor':'([^']*)'.*", "$1");

        Reply behind = ENGINE.run("{ " + page.formatted("after: \"" + end + "\"") + " }")
                .withoutErrors();

        assertThat(behind.data())
                .isEqualTo("{'worlds':{'nodes':[],'totalCount':3,'pageInfo':{'endCursor':null,'hasNextPage':false}}}");
        assertThat(behind.statements()).hasSize(1);
    }

    @Test
    void aPlainComparisonIsCountedByItself() {
        assertThat(ENGINE.run("{ worlds(where: {version: {eq: 1}}) { nodes { name } totalCount } }")
                        .withoutErrors()
                        .statements())
                .hasSize(2);
    }
}
