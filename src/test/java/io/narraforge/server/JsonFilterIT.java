package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator of the filters of JSON, of paths inside and of lists, on real rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonFilterIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    void insertRows() {
        FilteredRows.insertInto(ENGINE.rows());
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
        assertThat(FilteredRows.namesOf(ENGINE, "worlds", "name", where)).isEqualTo(expected);
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
}
