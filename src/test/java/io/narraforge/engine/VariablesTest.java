package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.narraforge.engine.input.Variables;
import io.narraforge.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Where variables are wrong; graphql-java is the oracle of whether they are. */
class VariablesTest {
    private static final String SDL = """
        scalar DateTime
        scalar Decimal
        scalar JSON
        scalar Long
        enum Size { SMALL MIDDLE LARGE }
        enum Lone { ONE }
        input Row { name: String! size: Size count: Int at: DateTime price: Decimal any: JSON far: Long flag: Boolean
                    part: Float id: ID tags: [String!] rest: Row kind: Size! = SMALL }
        input One @oneOf { name: String size: Size more: [One!] }
        input Rows { rows: [Row!]! one: One grid: [[Int!]] }
        type Query { ask(in: Rows, rows: [Row!], one: One, size: Size, sizes: [Size!], id: ID, lone: Lone): String }
        """;

    private static final GraphQLSchema SCHEMA = schema();

    private static final GraphQL GRAPHQL = GraphQL.newGraphQL(SCHEMA).build();

    private static GraphQLSchema schema() {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.all().forEach(wiring::scalar);
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring.build());
    }

    private static List<Problem> problems(String declared, Map<String, @Nullable Object> values) {
        OperationDefinition operation = new Parser()
                .parseDocument("query(" + declared + ") { __typename }")
                .getDefinitionsOfType(OperationDefinition.class)
                .getFirst();
        VariableDefinition definition = operation.getVariableDefinitions().getFirst();
        return new Variables(SCHEMA, values, GraphQLContext.getDefault(), Locale.ENGLISH).misfits(definition, 10);
    }

    private static List<String> messages(String type, @Nullable Object value) {
        return problems("$v: " + type, Collections.singletonMap("v", value)).stream()
                .map(Problem::message)
                .toList();
    }

    private static Map<String, Object> row(String field, Object value) {
        return Map.of("name", "A", field, value);
    }

    @Example
    void eachWrongPlaceIsNamedWithItsValueAndWhatIsAllowed() {
        assertThat(messages("Rows", Map.of("rows", List.of(row("tags", List.of()), Map.of("name", 4)))))
                .containsExactly("$v.rows[1].name is 4; use a string");
        assertThat(messages("[Row!]", List.of(row("size", "HUGE"))))
                .containsExactly("$v[0].size is \"HUGE\"; use SMALL, MIDDLE or LARGE");
        assertThat(messages("[Row!]", List.of(row("count", 3_000_000_000L))))
                .containsExactly("$v[0].count is 3000000000; use a whole number from -2147483648 to 2147483647");
        assertThat(messages("Row", row("at", "yesterday")))
                .containsExactly(
                        "$v.at is \"yesterday\"; use a time with an offset, such as 2025-01-31T10:00:00.123456Z");
        assertThat(messages("Row", row("price", true)))
                .containsExactly("$v.price is true; use a number, or a string such as \"0.10\"");
        assertThat(messages("Row", row("flag", "true"))).containsExactly("$v.flag is \"true\"; use true or false");
        assertThat(messages("Row", row("part", List.of(1)))).containsExactly("$v.part is a list; use a number");
        assertThat(messages("Row", Map.of("name", Map.of()))).containsExactly("$v.name is an object; use a string");
        assertThat(messages("Row", row("far", "far")))
                .containsExactly(
                        "$v.far is \"far\"; use a whole number from -9223372036854775808 to 9223372036854775807");
        assertThat(messages("Lone", 1)).containsExactly("$v is 1; use ONE");
    }

    @Example
    void whatIsMissingOrNullSaysWhatToGive() {
        Map<String, @Nullable Object> noName = new HashMap<>();
        noName.put("name", null);

        assertThat(messages("Rows", Map.of("rows", List.of(noName, Map.of()))))
                .containsExactly("$v.rows[0].name is null; give a string", "$v.rows[1].name is missing; give a string");
        assertThat(messages("[Row!]", Arrays.asList(row("count", 1), null)))
                .containsExactly("$v[1] is null; give an object of Row");
        assertThat(messages("Rows", Map.of()))
                .containsExactly("$v.rows is missing; give a list, each an object of Row");
        assertThat(messages("Size!", null)).containsExactly("$v is null; give SMALL, MIDDLE or LARGE");
        assertThat(problems("$v: [Row!]!", Map.of()))
                .extracting(Problem::message)
                .containsExactly("$v is missing; give a list, each an object of Row");
    }

    @Example
    void anotherKindThanAnObjectOrAListIsNamed() {
        assertThat(messages("Rows", List.of())).containsExactly("$v is a list; use an object of Rows");
        assertThat(messages("Rows", Map.of("rows", "all")))
                .containsExactly("$v.rows is \"all\"; use a list, each an object of Row");
        assertThat(messages("Rows", Map.of("rows", List.of(List.of()))))
                .containsExactly("$v.rows[0] is a list; use an object of Row");
        assertThat(messages("Rows", Map.of("rows", List.of(), "grid", List.of(List.of(1, "2")))))
                .containsExactly("$v.grid[0][1] is \"2\"; use a whole number from -2147483648 to 2147483647");
    }

    @Example
    void aFieldThatIsNoneIsNamedWithThoseThatAre() {
        assertThat(messages("Rows", Map.of("rows", List.of(), "row", List.of())))
                .containsExactly("$v.row is no field of Rows; its fields are rows, one and grid");
        assertThat(messages("Rows", Map.of("rows", List.of(), "r".repeat(100), 1))
                        .getFirst())
                .hasSizeLessThan(150);
    }

    @Example
    void ofAlternativesExactlyOneIsToBeGiven() {
        assertThat(messages("One", Map.of("name", "a", "size", "SMALL")))
                .containsExactly("$v has 2 fields; give exactly one of name, size and more");
        assertThat(messages("One", Map.of()))
                .containsExactly("$v has 0 fields; give exactly one of name, size and more");
        assertThat(messages("One", Collections.singletonMap("name", null)))
                .containsExactly("$v.name is null; give a string");
        assertThat(messages("One", Map.of("more", List.of(Map.of("name", "a"), Map.of("name", 1)))))
                .containsExactly("$v.more[1].name is 1; use a string");
    }

    @Example
    void whatGraphQlTakesIsNotWrong() {
        assertThat(messages("[Row!]", Map.of("name", "one value for a list"))).isEmpty();
        assertThat(messages("Rows", null)).isEmpty();
        assertThat(messages("Row", row("any", Map.of("a", Arrays.asList(1, null)))))
                .isEmpty();
        assertThat(problems("$v: Size! = SMALL", Map.of())).isEmpty();
        assertThat(problems("$v: Size", Map.of())).isEmpty();
        assertThat(messages("ID", 4)).isEmpty();
    }

    @Example
    void noMorePlacesAreNamedThanOneMends() {
        List<Map<String, Object>> rows =
                IntStream.range(0, 10_000).mapToObj(i -> row("count", "x")).toList();

        assertThat(messages("[Row!]", rows))
                .hasSize(10)
                .last()
                .asString()
                .startsWith("$v[9].count is \"x\"; use a whole number");
    }

    @Example
    void theExtensionsPlaceIsWithinTheVariable() {
        List<Problem> found = problems("$v: Rows", Map.of("v", Map.of("rows", List.of(Map.of("name", 4)))));

        assertThat(found)
                .extracting(each -> ((Problem.BadUserInput) each).place())
                .containsExactly(new Problem.InputPlace("$v", "rows[0].name", null));
    }

    @Example
    void whatIsNestedDeeperThanAnyPlaceIsOverTheLimit() {
        Map<String, Object> value = Map.of("name", 4);
        for (int i = 0; i < 70; i++) {
            value = row("rest", value);
        }

        assertThat(problems("$v: Row", Map.of("v", value)))
                .singleElement()
                .isInstanceOf(Problem.LimitExceeded.class)
                .extracting(Problem::message)
                .isEqualTo("$v is nested 61 levels deep; ask in a flatter way (the limit is 60)");
    }

    /** Nothing valid is called wrong, and of what is refused at least one place is found. */
    @Property(tries = 2_000)
    void somethingIsFoundExactlyWhereGraphQlJavaRefuses(@ForAll("types") String type, @ForAll("values") Object value) {
        Map<String, @Nullable Object> variables = Collections.singletonMap("v", withNulls(value));
        boolean taken = GRAPHQL.execute(
                        ExecutionInput.newExecutionInput("query($v: " + type + ") { ask(" + argument(type) + ": $v) }")
                                .variables(variables)
                                .build())
                .isDataPresent();

        assertThat(problems("$v: " + type, variables).isEmpty())
                .as("%s is %s", type, value)
                .isEqualTo(taken);
    }

    private static String argument(String type) {
        Map<String, String> argumentByType =
                Map.of("Rows", "in", "[Row!]", "rows", "One", "one", "Size", "size", "[Size!]", "sizes", "ID", "id");
        return Objects.requireNonNull(
                argumentByType.get(type.endsWith("!") ? type.substring(0, type.length() - 1) : type));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("Rows", "Rows!", "[Row!]", "[Row!]!", "One", "Size", "Size!", "[Size!]", "ID");
    }

    /** The text {@code null} stands for null, which an arbitrary is not typed to give. */
    @Provide
    Arbitrary<Object> values() {
        return nested(3);
    }

    private static Arbitrary<Object> nested(int depth) {
        Arbitrary<Object> leaf =
                Arbitraries.of("null", "A", "SMALL", "2025-01-31T10:00:00Z", "0.10", 1, 1.5, 3_000_000_000L, true);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> names = Arbitraries.of("name", "size", "rows", "one", "more", "rest", "tags", "any", "grid");
        Arbitrary<Object> list = nested(depth - 1).list().ofMaxSize(3).map(elements -> elements);
        Arbitrary<Object> object =
                Arbitraries.maps(names, nested(depth - 1)).ofMaxSize(3).map(fields -> fields);
        Arbitrary<Object> row = nested(depth - 1).map(any -> row("any", any));
        return Arbitraries.oneOf(List.of(leaf, list, object, row));
    }

    private static @Nullable Object withNulls(Object value) {
        return switch (value) {
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(element -> copy.add(withNulls(element)));
                yield copy;
            }
            case Map<?, ?> object -> {
                var copy = new HashMap<String, @Nullable Object>();
                object.forEach((key, field) -> copy.put(String.valueOf(key), withNulls(field)));
                yield copy;
            }
            default -> value.equals("null") ? null : value;
        };
    }
}
