package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator of the filters of scalars, enums, relations and counts, on real rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    void insertRows() {
        FilteredRows.insertInto(ENGINE.rows());
    }

    private static String namesOf(String connection, String field, String where) {
        return FilteredRows.namesOf(ENGINE, connection, field, where);
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
}
