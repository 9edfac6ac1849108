package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator of every filter on real rows; worlds and characters are named by what the tests expect of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    void insertRows() {
        Rows rows = ENGINE.rows();
        String lodz = rows.world(
                "Łódź",
                "rules",
                "[\"Never at night\", \"50%\"]",
                "themes",
                "[\"memory\", \"fog\"]",
                "geography",
                "{\"climate\": \"mglisty\", \"area\": 12.5, \"coast\": true, \"key_locations\": [\"Harbour\", 7],"
                        + " \"ruler\": null}",
                "history",
                "[{\"year\": -12, \"event\": \"Flood\"}, {\"year\": 3, \"event\": \"Fire\"}]");
        String lezaj = rows.world(
                "łężaj",
                "rules",
                "[]",
                "themes",
                "[\"fog\"]",
                "geography",
                "{\"climate\": 5, \"area\": \"wide\", \"key_locations\": \"none\"}",
                "history",
                "[{\"year\": \"unknown\", \"event\": \"Birth\"}, {\"year\": 7.5}]");
        rows.world("a_b%c\\d", "themes", "[]", "geography", "{}", "history", "[]");
        String zyto = rows.world("Żyto", "themes", "[\"bread\"]", "geography", "{\"area\": 1e400}", "history", "[]");

        rows.character(
                lodz,
                "Ada",
                "relationships",
                "[{\"character_id\": \"3F2B8A52-6F0E-4D1C-9A55-0C1D2E3F4A5B\", \"type\": \"ally\"}]",
                "constraints",
                "[\"cannot lie\"]");
        rows.character(lodz, "Bea", "trajectory", "[{\"stage\": \"start\", \"state\": \"lost\"}]");
        rows.character(lezaj, "Ada");
        rows.timeline(
                zyto,
                "nodes",
                "[{\"year\": 1, \"event\": \"x\", \"narrative_weight\": 0.5, \"participants\": [\"Ada\"]},"
                        + " {\"year\": 2, \"event\": \"y\", \"participants\": \"Ada\"}]");
        String novel = rows.job("type", "novel", "status", "running", "world_id", lodz, "budget_usd", "10.10");
        rows.job("inspiration", "rain", "completed_at", "2025-02-01T00:00:00.000001Z", "error_message", "ran out");
        rows.qaReport(novel, "passed", false, "logic_score", 0.5);
        rows.costSnapshot(novel, "tokens_used", 2_000_000_000, "cost_usd", "0.30");
    }

    private static String namesOf(String connection, String field, String where) {
        String query = "{ %s(where: %s, orderBy: {field: CREATED_AT}) { nodes { %s } totalCount } }"
                .formatted(connection, where, field);
        Reply reply = ENGINE.run(query).withoutErrors();
        var nodes = Pattern.compile("'%s':'?([^'}]*)'?}".formatted(field)).matcher(reply.data());
        List<String> names = nodes.results()
                .map(result -> result.group(1).replace("\\\\", "\\"))
                .toList();
        assertThat(reply.data()).contains("'totalCount':" + names.size() + "}");
        return String.join(" ", names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {name: {eq: "Łódź"}}                                             | Łódź
        {name: {eq: "łódź"}}                                             | ''
        {name: {eq: "łódź", ignoreCase: true}}                           | Łódź
        {name: {ne: "Łódź"}}                                             | łężaj a_b%c\\d Żyto
        {name: {ne: "ŁÓDŹ", ignoreCase: true}}                           | łężaj a_b%c\\d Żyto
        {name: {in: ["Żyto", "Łódź", "none"]}}                           | Łódź Żyto
        {name: {in: ["żyto", "łódź"], ignoreCase: true}}                 | Łódź Żyto
        {name: {in: []}}                                                 | ''
        {name: {notIn: ["Żyto", "Łódź"]}}                                | łężaj a_b%c\\d
        {name: {notIn: []}}                                              | Łódź łężaj a_b%c\\d Żyto
        {name: {notIn: ["żyto"], ignoreCase: true}}                      | Łódź łężaj a_b%c\\d
        {name: {gt: "Łódź"}}                                             | Żyto
        {name: {gte: "Łódź"}}                                            | Łódź Żyto
        {name: {lt: "Łódź"}}                                             | łężaj a_b%c\\d
        {name: {lte: "Łódź"}}                                            | Łódź łężaj a_b%c\\d
        {name: {gt: "łódz", ignoreCase: true}}                           | Łódź Żyto
        {name: {contains: "ód"}}                                         | Łódź
        {name: {contains: "ÓD"}}                                         | ''
        {name: {contains: "ÓD", ignoreCase: true}}                       | Łódź
        {name: {contains: "_b%c\\\\"}}                                   | a_b%c\\d
        {name: {contains: "_"}}                                          | a_b%c\\d
        {name: {startsWith: "ł"}}                                        | łężaj
        {name: {startsWith: "Ł", ignoreCase: true}}                      | Łódź łężaj
        {name: {startsWith: "%"}}                                        | ''
        {name: {endsWith: "ź"}}                                          | Łódź
        {name: {endsWith: "\\\\d"}}                                      | a_b%c\\d
        {name: {like: "_ó%"}}                                            | Łódź
        {name: {like: "a\\\\_b%"}}                                       | a_b%c\\d
        {name: {like: "_Ó%", ignoreCase: true}}                          | Łódź
        {name: {isNull: true}}                                           | ''
        {name: {isNull: false}}                                          | Łódź łężaj a_b%c\\d Żyto
        {name: {gt: "L", lt: "M", startsWith: "Ł"}}                      | Łódź
        {version: {eq: 1}, name: {eq: "Żyto"}}                           | Żyto
        {and: [{name: {eq: "Żyto"}}, {version: {eq: 1}}]}                | Żyto
        {or: [{name: {eq: "Żyto"}}, {name: {eq: "łężaj"}}]}              | łężaj Żyto
        {not: {name: {eq: "Żyto"}}}                                      | Łódź łężaj a_b%c\\d
        {not: {or: [{name: {eq: "Żyto"}}, {name: {eq: "łężaj"}}]}}       | Łódź a_b%c\\d
        {characters: {some: {name: {eq: "Ada"}}}}                        | Łódź łężaj
        {characters: {every: {name: {eq: "Ada"}}}}                       | łężaj a_b%c\\d Żyto
        {characters: {none: {name: {eq: "Ada"}}}}                        | a_b%c\\d Żyto
        {characters: {some: {name: {eq: "Ada"}}, none: {name: {eq: "Bea"}}}} | łężaj
        {characters: {some: {world: {characters: {some: {name: {eq: "Bea"}}}}}}} | Łódź
        {charactersCount: {gt: 1}}                                       | Łódź
        {charactersCount: {eq: 0}}                                       | a_b%c\\d Żyto
        {charactersCount: {in: [1, 2]}}                                  | Łódź łężaj
        {jobs: {some: {status: {eq: RUNNING}}}}                          | Łódź
        """)
    void worlds(String where, String expected) {
        assertThat(namesOf("worlds", "name", where)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {themes: {has: "fog"}}                                           | Łódź łężaj
        {themes: {hasAny: ["memory", "bread"]}}                          | Łódź Żyto
        {themes: {hasAny: []}}                                           | ''
        {themes: {hasEvery: ["memory", "fog"]}}                          | Łódź
        {themes: {some: {startsWith: "mem"}}}                            | Łódź
        {themes: {every: {eq: "fog"}}}                                   | łężaj a_b%c\\d
        {themes: {none: {contains: "o"}}}                                | a_b%c\\d Żyto
        {themes: {length: {gte: 2}}}                                     | Łódź
        {rules: {has: "50%"}}                                            | Łódź
        {geography: {contains: {climate: "mglisty"}}}                    | Łódź
        {geography: {contains: {key_locations: [7]}}}                    | Łódź
        {geography: {containedBy: {area: "wide", climate: 5, key_locations: "none"}}} | łężaj a_b%c\\d
        {geography: {hasKey: "ruler"}}                                   | Łódź
        {geography: {hasAnyKey: ["ruler", "area"]}}                      | Łódź łężaj Żyto
        {geography: {hasEveryKey: ["area", "climate"]}}                  | Łódź łężaj
        {geography: {isNull: false}}                                     | Łódź łężaj a_b%c\\d Żyto
        {geography: {isNull: true}}                                      | ''
        {geography: {isJsonNull: true}}                                  | ''
        {geography: {path: {path: "climate", string: {eq: "mglisty"}}}}  | Łódź
        {geography: {path: {path: "climate", string: {startsWith: "MG", ignoreCase: true}}}} | Łódź
        {geography: {path: {path: "climate", string: {ne: "x"}}}}        | Łódź
        {geography: {not_used: 0}}                                       | error
        {not: {geography: {path: {path: "climate", string: {eq: "x"}}}}} | Łódź
        {geography: {path: {path: "climate", string: {isNull: true}}}}   | łężaj a_b%c\\d Żyto
        {geography: {path: {path: "climate", number: {gt: 4.5}}}}        | łężaj
        {geography: {path: {path: "area", number: {gt: 12}}}}            | Łódź Żyto
        {geography: {path: {path: "area", number: {in: [12.5, 1]}}}}     | Łódź
        {geography: {path: {path: "coast", boolean: {eq: true}}}}        | Łódź
        {geography: {path: {path: "coast", boolean: {ne: true}}}}        | ''
        {geography: {path: {path: "ruler", exists: true}}}               | Łódź
        {geography: {path: {path: "ruler", exists: false}}}              | łężaj a_b%c\\d Żyto
        {geography: {path: {path: "ruler", isJsonNull: true}}}           | Łódź
        {geography: {path: {path: "climate", isJsonNull: false}}}        | Łódź łężaj
        {geography: {path: {path: ["key_locations", "0"], string: {eq: "Harbour"}}}} | Łódź
        {geography: {path: {path: ["key_locations", "-1"], number: {eq: 7}}}} | Łódź
        {geography: {path: {path: "key_locations", contains: [7]}}}      | Łódź
        {geography: {path: {path: "key_locations", any: {string: {contains: "arb"}}}}} | Łódź
        {geography: {path: {path: "key_locations", every: {string: {isNull: false}}}}} | ''
        {geography: {path: {path: "key_locations", length: {eq: 2}}}}    | Łódź
        {geography: {path: {path: "key_locations", length: {ne: 9}}}}    | Łódź
        {geography: {path: [{path: "area", exists: true}, {path: "climate", exists: false}]}} | Żyto
        {geography: {any: {string: {eq: "x"}}}}                          | ''
        {geography: {length: {gte: 0}}}                                  | ''
        {historyJson: {length: {eq: 2}}}                                 | Łódź łężaj
        {historyJson: {any: {path: {path: "year", number: {lt: 0}}}}}    | Łódź
        {historyJson: {every: {path: {path: "event", exists: true}}}}    | Łódź a_b%c\\d Żyto
        {history: {some: {year: {lt: 0}}}}                               | Łódź
        {history: {some: {year: {isNull: true}}}}                        | łężaj
        {history: {every: {year: {isNull: false}}}}                      | Łódź a_b%c\\d Żyto
        {history: {none: {event: {eq: "Fire"}}}}                         | łężaj a_b%c\\d Żyto
        {history: {length: {eq: 0}}}                                     | a_b%c\\d Żyto
        {history: {some: {year: {gt: 0}, event: {eq: "Fire"}}}}          | Łódź
        {history: {some: {or: [{event: {eq: "Birth"}}, {not: {year: {lt: 3}}}]}}} | Łódź łężaj
        {geography: {matches: {path: "$.area > 10"}}}                    | Łódź Żyto
        {geography: {matches: {path: "$.area > $least", variables: {least: 13}}}} | Żyto
        {geography: {matches: {path: "$.key_locations[*] ? (@ starts with $start)", variables: {start: "Har"}}}} | Łódź
        {geography: {matches: {path: "$.ruler"}}}                        | ''
        {geography: {matches: {path: "strict $.nothing.at.all"}}}        | ''
        {timelines: {some: {events: {some: {participants: {has: "Ada"}}}}}} | Żyto
        {timelines: {some: {events: {every: {participants: {has: "Ada"}}}}}} | ''
        {timelines: {some: {events: {some: {not: {participants: {has: "Bea"}}, year: {eq: 2}}}}}} | ''
        {timelines: {some: {events: {some: {not: {participants: {hasAny: []}}, year: {eq: 2}}}}}} | ''
        {timelines: {some: {events: {some: {not: {participants: {hasEvery: ["Bea"]}}, year: {eq: 1}}}}}} | Żyto
        {timelines: {some: {events: {some: {narrativeWeight: {gte: 0.5}, year: {in: [1]}}}}}} | Żyto
        """)
    void jsonOfWorlds(String where, String expected) {
        if (expected.equals("error")) {
            assertThat(ENGINE.run("{ worlds(where: %s) { totalCount } }".formatted(where))
                            .errors())
                    .isNotEmpty();
            return;
        }
        assertThat(namesOf("worlds", "name", where)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {world: {name: {eq: "Łódź"}}}                                    | Ada Bea
        {world: {charactersCount: {eq: 1}}}                              | Ada
        {not: {world: {name: {eq: "Łódź"}}}}                             | Ada
        {trajectory: {some: {stage: {eq: "start"}, state: {eq: "lost"}}}} | Bea
        {relationships: {some: {characterId: {eq: "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b"}}}} | Ada
        {relationships: {some: {characterId: {in: ["3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b"]}}}} | Ada
        {relationships: {some: {type: {eq: "ally"}}}}                    | Ada
        {constraints: {has: "cannot lie"}}                               | Ada
        """)
    void characters(String where, String expected) {
        assertThat(namesOf("characters", "name", where)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {type: {eq: NOVEL}}                                              | NOVEL
        {type: {ne: NOVEL}}                                              | NOVELLA
        {type: {in: [NOVEL, SAGA]}}                                      | NOVEL
        {status: {notIn: [RUNNING]}}                                     | NOVELLA
        {budgetUsd: {eq: 10.1}}                                          | NOVEL
        {budgetUsd: {gt: 5, lte: "10.10"}}                               | NOVEL
        {budgetUsd: {in: ["10.1"]}}                                      | NOVEL
        {inspiration: {isNull: true}}                                    | NOVEL
        {inspiration: {ne: "rain"}}                                      | ''
        {inspiration: {notIn: []}}                                       | NOVELLA
        {not: {inspiration: {in: []}}}                                   | NOVELLA
        {not: {inspiration: {eq: "sun"}}}                                | NOVELLA
        {completedAt: {isNull: false}}                                   | NOVELLA
        {completedAt: {gt: "2025-02-01T00:00:00Z"}}                      | NOVELLA
        {completedAt: {lte: "2025-02-01T01:00:00.000001+01:00"}}         | NOVELLA
        {completedAt: {in: ["2025-02-01T00:00:00.000001Z"]}}             | NOVELLA
        {worldId: {isNull: true}}                                        | NOVELLA
        {worldId: {ne: "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b"}}          | NOVEL
        {world: {name: {eq: "Łódź"}}}                                    | NOVEL
        {world: {name: {isNull: true}}}                                  | ''
        {qaReports: {some: {passed: {eq: false}}}}                       | NOVEL
        {qaReports: {some: {passed: {ne: true}, logicScore: {lt: 0.6}}}} | NOVEL
        {qaReports: {every: {logicScore: {in: [0.5]}}}}                  | NOVEL NOVELLA
        {costSnapshots: {some: {tokensUsed: {gte: 2000000000}, costUsd: {eq: 0.3}}}} | NOVEL
        """)
    void jobs(String where, String expected) {
        assertThat(namesOf("jobs", "type", where)).isEqualTo(expected);
    }

    @Test
    void idsAreFoundWhateverTheirCase() {
        String id = ENGINE.run("{ worlds(first: 1) { nodes { id } } }").data().replaceAll(".*'id':'([^']*)'.*", "$1");

        assertThat(namesOf("worlds", "name", "{id: {eq: \"%s\"}}".formatted(id.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo("Łódź");
        assertThat(namesOf("worlds", "name", "{id: {in: [\"%s\"]}}".formatted(id)))
                .isEqualTo("Łódź");
        assertThat(namesOf("worlds", "name", "{id: {notIn: [\"%s\"]}}".formatted(id)))
                .doesNotContain("Łódź");
        assertThat(namesOf("characters", "name", "{worldId: {eq: \"%s\"}}".formatted(id)))
                .isEqualTo("Ada Bea");
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

    /** Steps are part of the statement's text, of which the server keeps many. */
    @Test
    void aPathIsNoLongerThanAStatementShouldHold() {
        String path = "{path: [\"" + "a".repeat(1_001) + "\"], exists: true}";

        assertThat(ENGINE.run("{ worlds(where: {geography: {path: %s}}) { totalCount } }".formatted(path))
                        .errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("LIMIT_EXCEEDED");
                    assertThat(error.message()).contains("has 1001 characters in all (the limit is 1000)");
                });
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
