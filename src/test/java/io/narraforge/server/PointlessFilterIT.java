package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters and orders that say nothing, or what nobody can follow, are refused with the place and what to write. */
@Timeout(60)
class PointlessFilterIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static void assertRefused(Reply reply, String... parts) {
        assertThat(reply.failures()).isEmpty();
        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().message()).contains(parts);
        assertThat(ENGINE.run("{ worlds { totalCount } }").withoutErrors().data())
                .contains("'totalCount':");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        null                                            | worlds(where:) is null, which is no filter; leave it out for all
        {}                                              | worlds(where:) is empty, which tests nothing; write a test such as
        {and: []}                                       | worlds(where:) and is empty
        {or: []}                                        | worlds(where:) or is empty
        {and: [{}]}                                     | worlds(where:) and[0] is empty
        {or: [{name: {eq: "x"}}, {}]}                   | worlds(where:) or[1] is empty
        {not: {}}                                       | worlds(where:) not is empty
        {not: null}                                     | worlds(where:) not is null, which is no test; leave it out
        {name: null}                                    | worlds(where:) name is null
        {name: {}}                                      | worlds(where:) name is empty
        {name: {eq: null}}                              | worlds(where:) name.eq is null, which is no test; leave it out, or use isNull: true
        {name: {in: null}}                              | worlds(where:) name.in is null
        {name: {isNull: null}}                          | worlds(where:) name.isNull is null
        {name: {ignoreCase: true}}                      | worlds(where:) name is empty
        {name: {ignoreCase: null}}                      | worlds(where:) name.ignoreCase is null
        {name: {eq: "x", ignoreCase: null}}             | worlds(where:) name.ignoreCase is null
        {name: {like: "x\\\\"}}                         | worlds(where:) name.like ends with a single backslash
        {characters: {}}                                | worlds(where:) characters is empty
        {characters: {some: {}}}                        | worlds(where:) characters.some is empty
        {characters: {some: null}}                      | worlds(where:) characters.some is null
        {characters: {none: {world: {name: {}}}}}       | worlds(where:) characters.none.world.name is empty
        {charactersCount: {}}                           | worlds(where:) charactersCount is empty
        {history: {}}                                   | worlds(where:) history is empty
        {history: {some: {year: {}}}}                   | worlds(where:) history.some.year is empty
        {history: {length: {}}}                         | worlds(where:) history.length is empty
        {themes: {}}                                    | worlds(where:) themes is empty
        {themes: {has: null}}                           | worlds(where:) themes.has is null
        {themes: {some: {}}}                            | worlds(where:) themes.some is empty
        {geography: {}}                                 | worlds(where:) geography is empty
        {geography: {contains: null}}                   | worlds(where:) geography.contains is null
        {geography: {any: {string: {}}}}                | worlds(where:) geography.any.string is empty
        {geography: {path: []}}                         | worlds(where:) geography.path is empty
        {geography: {path: {path: ["a"]}}}              | worlds(where:) geography.path[0] has 0 tests beside its path; write exactly one
        {geography: {path: {path: ["a"], exists: true, isJsonNull: true}}} | worlds(where:) geography.path[0] has 2 tests beside its path; write exactly one
        {geography: {path: {path: ["a"], string: null}}} | worlds(where:) geography.path[0].string is null
        {geography: {path: {path: [], exists: true}}}   | worlds(where:) geography.path[0].path is empty; write the keys
        {geography: {matches: {path: "$.a", variables: [1]}}} | worlds(where:) geography.matches.variables is no object
        {createdAt: {eq: "0000-12-31T23:59:59Z"}}       | worlds(where:) createdAt.eq is "0000-12-31T23:59:59Z"; use a year from 1 to 9999
        {createdAt: {gt: "+10000-01-01T00:00:00Z"}}     | worlds(where:) createdAt.gt is "+10000-01-01T00:00Z"; use a year from 1 to 9999
        {createdAt: {lt: "+999999999-12-31T23:59:59-18:00"}} | use a year from 1 to 9999
        {createdAt: {lt: "-999999999-01-01T00:00:00+18:00"}} | use a year from 1 to 9999
        {id: {eq: "x"}}                                 | worlds(where:) id.eq is "x"; use a UUID such as
        {id: {in: ["x"]}}                               | worlds(where:) id.in[0] is "x"; use a UUID such as
        """)
    void aFilterThatTestsNothingOrWhatCannotBe(String where, String message) {
        assertRefused(ENGINE.run("{ worlds(where: %s) { totalCount } }".formatted(where)), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {direction: ASC}                                        | worlds(orderBy:) [0] has 0 targets; name exactly one
        {field: NAME, count: JOBS}                              | worlds(orderBy:) [0] has 2 targets; name exactly one
        [{field: NAME}, {count: JOBS, field: ID}]               | worlds(orderBy:) [1] has 2 targets
        {field: null}                                           | worlds(orderBy:) [0].field is null; name a target
        {path: {column: GEOGRAPHY, path: [], as: STRING}}       | worlds(orderBy:) [0].path.path is empty; write the keys
        {path: {column: GEOGRAPHY, path: ["\\u0000"], as: STRING}} | worlds(orderBy:) [0].path.path[0] contains the character U+0000
        """)
    void anOrderByNothingOrByTooMuch(String orderBy, String message) {
        assertRefused(ENGINE.run("{ worlds(orderBy: %s) { totalCount } }".formatted(orderBy)), message);
    }

    @Test
    void manyOrdersAreOverTheLimitAndRepeatedOnesAreNot() {
        List<Map<String, Object>> keys = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.<String, Object>of(
                        "path", Map.of("column", "GEOGRAPHY", "path", List.of("a" + i), "as", "STRING")))
                .toList();
        String query = "query($orderBy: [WorldOrder!]) { worlds(orderBy: $orderBy) { totalCount } }";
        Reply tooMany = ENGINE.run(query, Map.of("orderBy", keys));
        assertThat(tooMany.onlyError().code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(tooMany.onlyError().message())
                .contains("worlds(orderBy:) has 1001 keys that differ (the limit is 20)");
        ENGINE.run(query, Map.of("orderBy", Collections.nCopies(1_000, keys.getFirst())))
                .withoutErrors();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        $w: WorldFilter      | $w                              | worlds(where:) is null
        $w: StringFilter     | {name: $w}                      | worlds(where:) name is null
        $w: String           | {name: {eq: $w}}                | worlds(where:) name.eq is null
        $w: [String!]        | {name: {in: $w}}                | worlds(where:) name.in is null
        $w: Boolean          | {name: {eq: "a", ignoreCase: $w}} | worlds(where:) name.ignoreCase is null
        $w: [WorldFilter!]   | {or: $w}                        | worlds(where:) or is null
        $w: JSON             | {geography: {contains: $w}}     | worlds(where:) geography.contains is null
        $w: CharacterFilter  | {characters: {some: $w}}        | worlds(where:) characters.some is null
        """)
    void aVariableThatIsNullIsNoTest(String variable, String where, String message) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("w", null);
        String query = "query(%s) { worlds(where: %s) { totalCount } }".formatted(variable, where);
        assertRefused(ENGINE.run(query, variables), message);
        if (!where.equals("$w") && !where.contains("ignoreCase")) {
            assertRefused(ENGINE.run(query, Map.of()), "is empty, which tests nothing");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        $.                                      | at end of jsonpath input
        $.a ==                                  | at end of jsonpath input
        climate                                 | jsonpath input
        ``                                      | jsonpath
        $.a == $missing                         | could not find jsonpath variable "missing"
        $.a ? (@ like_regex "(")                | invalid regular expression
        $.a ? (@ like_regex "a" flag "z")       | is no SQL/JSON path that can be followed
        $.a ? (@ like_regex "a" flag "x")       | is no SQL/JSON path that can be followed
        $.a ? (@ == "\\ud800")                  | is no SQL/JSON path that can be followed
        $[last                                  | is no SQL/JSON path that can be followed
        last                                    | LAST is allowed only in array subscripts
        @.a                                     | @ is not allowed in root expressions
        $'); DROP TABLE worlds; --              | jsonpath input
        """)
    void aPathThatPostgresCannotFollow(String path, String reason) {
        ENGINE.rows().world(path + "?", "geography", "{\"a\": \"x\"}");
        Map<String, Object> where = Map.of("geography", Map.of("matches", Map.of("path", path)));
        String place = "worlds(where:) geography.matches is no SQL/JSON path that can be followed";
        for (String selection :
                List.of("totalCount", "nodes { id }", "nodes { id } totalCount", "totalCountUpTo(limit: 9)")) {
            Reply reply = ENGINE.run(
                    "query($where: WorldFilter) { worlds(where: $where) { %s } }".formatted(selection),
                    Map.of("where", where));
            assertThat(reply.failures()).isEmpty();
            assertThat(reply.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.code()).isEqualTo("BAD_USER_INPUT");
                assertThat(error.message()).contains(place, reason);
            });
        }
        assertRefused(
                ENGINE.run(
                        "query($where: WorldFilter) { worlds(where: $where) { totalCount } }",
                        Map.of("where", Map.of("and", List.of(where, where)))),
                "worlds(where:) and[0].geography.matches (or one of: and[1].geography.matches) is no SQL/JSON path");
    }

    @Test
    void aPathIsNamedWhereverAFilterStands() {
        String world = ENGINE.rows().world("World with a job");
        ENGINE.rows().job("world_id", world);
        String filter = "(where: {constraints: {matches: {path: \"$.a == $missing\"}}})";
        for (String field : List.of(
                "jobs%s { totalCount }",
                "jobsAggregate%s { count }",
                "jobsGrouped(by: {field: TYPE}, %s { count }",
                "worlds { nodes { jobs%s { nodes { id } } } }",
                "worlds { nodes { jobs%s { totalCount } } }",
                "worlds { nodes { jobsAggregate%s { count } } }")) {
            String where = field.endsWith(", %s { count }") ? filter.substring(1) : filter;
            Reply reply = ENGINE.run("{ " + field.formatted(where) + " }");
            assertThat(reply.failures()).as(field).isEmpty();
            assertThat(reply.errors()).as(field).isNotEmpty().allSatisfy(error -> {
                assertThat(error.code()).isEqualTo("BAD_USER_INPUT");
                assertThat(error.message()).contains("(where:) constraints.matches is no SQL/JSON path", "\"missing\"");
            });
        }
    }

    @Test
    void aPathDeeperThanTheServersStackIsNoFaultOfOurs() {
        String deep = "$.a" + " ? (@.a".repeat(20_000) + " == 1" + ")".repeat(20_000);
        Map<String, Object> where = Map.of("geography", Map.of("matches", Map.of("path", deep)));
        assertRefused(
                ENGINE.run(
                        "query($where: WorldFilter) { worlds(where: $where) { totalCount } }", Map.of("where", where)),
                "is no SQL/JSON path that can be followed");
    }
}
