package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlAnswer.Outcome;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in the document that do not fit the contract. */
@Timeout(60)
class WrongLiteralIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ worlds(first: \"1\") { totalCount } } | worlds(first:) is \"1\"; use a whole number from"
                        + " -2147483648 to 2147483647",
                "{ worlds(orderBy: [{field: NAME}, {field: NAMES}]) { totalCount } } | worlds(orderBy:) [1].field is"
                        + " NAMES; use ID, NAME, VERSION,",
                "{ worlds(orderBy: [null]) { totalCount } } | worlds(orderBy:) [0] is null; give an object of"
                        + " WorldOrder",
                "{ worlds(orderBy: {by: NAME}) { totalCount } } | worlds(orderBy:) by is no field of WorldOrder;"
                        + " its fields are field, ",
                "{ worlds { nodes { characters(where: {name: [{eq: \"a\"}]}) { totalCount } } } } |"
                        + " World.characters(where:) name is a list; use an object of StringFilter",
                "query ($w: CharacterFilter = {name: {eq: 4}}) { characters(where: $w) { totalCount } } |"
                        + " $w.name.eq is 4; use a string",
                "query { ...all } fragment all on Query { worlds(first: 1.5) { totalCount } } | worlds(first:) is 1.5;"
                        + " use a whole number from -2147483648 to 2147483647",
                "{ worlds @include(if: 1) { totalCount } } | @include(if:) is 1; use true or false",
                "mutation { createWorld(input: {rules: \"one\", name: 4}) { world { id } } } |"
                        + " createWorld(input:) name is 4; use a string",
                "mutation { createWorld(input: {}) { world { id } } } |"
                        + " createWorld(input:) name is missing; give a string",
                "mutation { createWorld(input: {name: null}) { world { id } } } |"
                        + " createWorld(input:) name is null; give a string",
                "{ worlds(where: {createdAt: {gt: \"now\"}}) { totalCount } } | worlds(where:) createdAt.gt is \"now\";"
                        + " use a time with an offset, such as 2025-01-31T10:00:00.123456Z",
            })
    void theMessageNamesPlaceValueAndWhatIsAllowed(String document, String message) {
        Reply reply = ENGINE.run(document);

        assertThat(reply.answer().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.onlyError().message()).startsWith(message);
        assertThat(reply.onlyError().code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(reply.answer().errors().getFirst()).containsKey("locations");
    }

    @Test
    void eachWrongPlaceIsAnErrorOfItsOwnAlsoWhenTheDocumentIsAskedAgain() {
        String document = """
            mutation ($name: String!) {
              createCharacters(input: {rows: [{worldId: "w", name: $name}, {worldId: "w", name: 4}, {name: "a"}]}) {
                count
                nothing
              }
            }\
            """;
        for (int time = 0; time < 2; time++) {
            Reply reply = ENGINE.run(document, Map.of("name", "Ada"));

            assertThat(reply.errors())
                    .extracting(Reply.Failure::message)
                    .contains(
                            "createCharacters(input:) rows[1].name is 4; use a string",
                            "createCharacters(input:) rows[2].worldId is missing; give a string")
                    .anyMatch(message -> message.contains("'nothing' in type 'CreateCharactersPayload' is undefined"))
                    .hasSize(3);
            assertThat(reply.errors())
                    .filteredOn(error -> error.message().contains("is 4"))
                    .singleElement()
                    .extracting(Reply.Failure::extensions)
                    .isEqualTo(Map.of(
                            "code", "GRAPHQL_VALIDATION_FAILED",
                            "requestId", "request-1",
                            "argument", "createCharacters(input:)",
                            "inputPath", "rows[1].name"));
        }
    }

    @Test
    void noMorePlacesAreNamedThanOneMends() {
        String rows = "{worldId: \"w\", name: 4},".repeat(200);

        assertThat(ENGINE.run("mutation { createCharacters(input: {rows: [" + rows + "]}) { count } }")
                        .errors())
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "query ($v: ID = \"a\") { world(id: $v) { id } } | world(id:) is null; give a string",
                "query ($v: [ID!] = []) { nodes(ids: $v) { id } } | nodes(ids:) is null; give a list, each a string",
                "query ($v: Int = 1) { worlds { totalCountUpTo(limit: $v) } } |"
                        + " WorldConnection.totalCountUpTo(limit:) is null; give a whole number from -2147483648 to"
                        + " 2147483647",
                "mutation ($v: CreateWorldInput = {name: \"a\"}) { createWorld(input: $v) { world { id } } } |"
                        + " createWorld(input:) is null; give an object of CreateWorldInput",
                "mutation ($v: String = \"a\") { createWorld(input: {name: $v}) { world { id } } } |"
                        + " createWorld(input:) name is null; give a string"
            })
    void aNullVariableWhereADefaultStandsForAValueIsNamedByItsArgument(String document, String message) {
        Reply reply = ENGINE.run(document, Collections.singletonMap("v", null));

        assertThat(reply.failures()).isEmpty();
        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().message()).isEqualTo(message);
    }
}
