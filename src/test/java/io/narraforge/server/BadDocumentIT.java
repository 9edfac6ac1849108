package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlAnswer.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BadDocumentIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    static void insertRows() {
        String world = ENGINE.rows().world("Mgłogród");
        ENGINE.rows().character(world, "Łucja");
    }

    @AfterEach
    void theEngineGoesOn() {
        assertThat(ENGINE.run("{ worlds { nodes { name } } }").withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'Mgłogród'}]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ worlds { nodes { nam } } }                              | 'nam'",
                "{ worlds(frist: 1) { nodes { id } } }                     | 'frist'",
                "{ worlds(first: \"1\") { nodes { id } } }                 | 'first'",
                "{ worlds(first: 2147483648) { nodes { id } } }            | 'first'",
                "{ worlds(orderBy: {field: NAMES}) { nodes { id } } }      | 'NAMES'",
                "{ worlds(orderBy: {fields: NAME}) { nodes { id } } }      | 'field'",
                "{ worlds(orderBy: [null]) { nodes { id } } }              | 'orderBy'",
                "{ worlds(orderBy: {field: NAME, direction: null}) { nodes { id } } } | 'direction'",
                "{ world(id: null) { id } }                                | 'id'",
                "{ world { id } }                                          | 'id'",
                "{ nodes(ids: [null]) { id } }                             | 'ids'",
                "query($id: ID) { world(id: $id) { id } }                  | 'id'",
                "{ worlds }                                                | 'worlds'",
                "{ worlds { nodes { name { x } } } }                       | 'name'",
                "{ worlds { nodes { ...Missing } } }                       | 'Missing'",
                "{ worlds { nodes { ... on Job { id } } } }                | 'Job'",
                "mutation { createWorld { id } }                           | 'input'",
            })
    void anInvalidDocumentIsRefusedAndNamesWhatIsWrong(String document, String culprit) {
        Reply reply = ENGINE.run(document);

        assertThat(reply.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.errors())
                .isNotEmpty()
                .allSatisfy(error ->
                        assertThat(error.code()).isIn("GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE"));
        assertThat(reply.errors().getFirst().message()).containsIgnoringCase(culprit.replace("'", ""));
        assertThat(reply.statements()).isEmpty();
    }

    @Test
    void aDocumentThatIsNoneCannotBeParsed() {
        for (String document :
                List.of("", "   ", "{", "{ worlds { } }", "query {{ }", "hello", "{ worlds(first: ) }")) {
            assertThat(ENGINE.run(document).onlyError().code()).as(document).isEqualTo("GRAPHQL_PARSE_FAILED");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query($n: Int) { worlds(first: $n) { nodes { id } } }      | n  | ten",
                "query($n: Int) { worlds(first: $n) { nodes { id } } }      | n  | 2147483648",
                "query($id: ID!) { world(id: $id) { id } }                  | id | ",
                "query($field: WorldOrderField!) { worlds(orderBy: {field: $field}) { nodes { id } } } | field | NAMES",
                "query($ids: [ID!]!) { nodes(ids: $ids) { id } }            | ids | ",
            })
    void aVariableThatCannotBeCoercedNamesItself(String document, String variable, @Nullable String value) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put(variable, value);
        Reply reply = ENGINE.run(document, variables);

        assertThat(reply.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().message()).startsWith("$" + variable + " is ");
        assertThat(reply.onlyError().extensions()).containsEntry("argument", "$" + variable);
        assertThat(reply.failures()).isEmpty();
    }

    @Test
    void aNullVariableWhereADefaultStandsForAValueIsTheClientsMistake() {
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("way", null);
        Reply reply = ENGINE.run(
                "query($way: OrderDirection) { worlds(orderBy: {field: NAME, direction: $way}) { nodes { id } } }",
                none);

        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().message()).isEqualTo("worlds(orderBy:) direction is null; give ASC or DESC");
        assertThat(reply.failures()).isEmpty();
    }

    @Test
    void ofSeveralOperationsOneHasToBeNamed() {
        String document = "query A { worlds { totalCount } } query B { characters { totalCount } }";

        assertThat(ENGINE.run(document).onlyError().code()).isEqualTo("OPERATION_RESOLUTION_FAILURE");
        assertThat(ENGINE.run(document, "C", Map.of()).onlyError().code()).isEqualTo("OPERATION_RESOLUTION_FAILURE");
        assertThat(ENGINE.run(document, "C", Map.of()).onlyError().message()).contains("C");
        assertThat(ENGINE.run(document, "B", Map.of()).withoutErrors().data())
                .isEqualTo("{'characters':{'totalCount':1}}");
    }

    @Test
    void aDocumentOfHugeDepthIsRefusedWhetherInFieldsOrInValues() {
        for (int depth : new int[] {200, 1_000, 100_000}) {
            String fields = "{ worlds { nodes " + "{ characters { nodes { world ".repeat(depth) + "{ id }"
                    + " } } }".repeat(depth) + " } }";
            String values = "{ worlds(orderBy: " + "[".repeat(depth) + "]".repeat(depth) + ") { nodes { id } } }";
            String objects = "{ worlds(orderBy: " + "{field: ".repeat(depth) + "NAME" + "}".repeat(depth)
                    + ") { nodes { id } } }";
            for (String document : List.of(fields, values, objects)) {
                Reply reply = ENGINE.run(document);
                assertThat(reply.answer().outcome()).isEqualTo(Outcome.REFUSED);
                assertThat(reply.errors().getFirst().code())
                        .isIn("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED");
                assertThat(reply.failures()).isEmpty();
            }
        }
    }

    @Test
    void aVariableOfHugeDepthIsRefused() {
        Object value = "NAME";
        for (int i = 0; i < 100_000; i++) {
            value = Arrays.asList(value);
        }
        Reply reply = ENGINE.run(
                "query($order: [WorldOrder!]) { worlds(orderBy: $order) { nodes { id } } }", Map.of("order", value));

        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void keysThatAreRepeatedInAnOrderChangeNothing() {
        String keys = IntStream.range(0, 1_500)
                .mapToObj(i -> i % 2 == 0 ? "{field: NAME}" : "{field: CREATED_AT, direction: DESC}")
                .collect(Collectors.joining(","));
        Reply reply = ENGINE.run("{ worlds(orderBy: [" + keys + "]) { nodes { name } edges { cursor } } }");

        assertThat(reply.withoutErrors().text("worlds.nodes.0.name")).isEqualTo("Mgłogród");
        assertThat(reply.statements()).hasSize(1).first().asString().hasSizeLessThan(1_000);
    }
}
