package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import io.narraforge.database.ConnectionFunction;
import io.narraforge.database.Session;
import io.narraforge.model.Attribute;
import io.narraforge.model.Declarations;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, the shortcut for rows answers what graphql-java's own strategy does. */
class PlainRowStrategyTest {
    private static final String SDL = ExampleTables.SDL.replace("  books: BookConnection\n", "") + """
        type Query { book: Book nobody: Book books: [Book!]! gaps: [Book] promised: [Book!] shelf: [[Book!]!]! any: Node all: [Node] wrapped: Wrapped }
        type Wrapped { title: String book: Book }
        """;
    private static final Model MODEL = ExampleTables.bind(SDL, ExampleTables.DDL, Declarations.none());
    private static final EntityModel BOOK = MODEL.entity("Book");
    private static final GraphQLSchema SCHEMA = new SchemaBuilder(new SchemaParser().parse(SDL), wiring()).build();

    private static Row row(EntityModel entity, Map<String, Object> valueByName) {
        var values = new @Nullable Object[entity.attributes().size()];
        for (Attribute attribute : entity.attributes()) {
            values[attribute.slot()] = valueByName.get(attribute.name());
        }
        return new Row(entity, values);
    }

    private static Row book(int number) {
        return row(
                BOOK,
                Map.of(
                        "id",
                        "book " + number,
                        "title",
                        "Title \"" + number,
                        "mood",
                        number % 2 == 0 ? "GLAD" : "GLOOMY",
                        "pages",
                        number,
                        "price",
                        new BigDecimal("1.50"),
                        "printed",
                        true,
                        "tags",
                        json("[\"a\", \"ż\"]"),
                        "notes",
                        json("[{\"page_number\": 3, \"text\": \"x\"}, {\"page_number\": \"four\"}]"),
                        "createdAt",
                        "2025-01-31T10:00:00.123456Z"));
    }

    private static RawJson json(String text) {
        return new RawJson(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RawJson json(Row row, Attribute attribute) {
        return (RawJson) Objects.requireNonNull(row.value(attribute));
    }

    private static Wiring wiring() {
        var wiring = new Wiring();
        wiring.field("Query.book", environment -> book(1));
        wiring.field("Query.nobody", environment -> null);
        wiring.field("Query.books", environment -> List.of(book(1), book(2), book(3)));
        wiring.field("Query.gaps", environment -> Arrays.asList(book(1), null, book(3)));
        wiring.field("Query.promised", environment -> Arrays.asList(book(1), null));
        wiring.field("Query.shelf", environment -> List.of(List.of(book(1)), List.of(), List.of(book(2), book(3))));
        wiring.field("Query.any", environment -> book(1));
        wiring.field(
                "Query.all",
                environment -> Arrays.asList(
                        book(1),
                        row(MODEL.entity("Author"), Map.of("id", "a", "name", "Lem", "createdAt", "now")),
                        null));
        wiring.field("Query.wrapped", environment -> book(1));
        wiring.field("Wrapped.title", SourceFetcher.of(Row.class, row -> row.value(BOOK.attribute("title"))));
        wiring.field("Wrapped.book", SourceFetcher.of(Row.class, row -> row));
        for (EntityModel entity : MODEL.entities()) {
            entity.sourceByField().forEach((field, source) -> wire(wiring, entity.typeName() + "." + field, source));
        }
        MODEL.shapes()
                .forEach(shape -> shape.keyByField()
                        .forEach((field, key) -> wiring.field(
                                shape.typeName() + "." + field,
                                SourceFetcher.of(
                                        JsonValues.Element.class, element -> JsonValues.read(element.json(), key)))));
        return wiring;
    }

    private static void wire(Wiring wiring, String coordinate, FieldSource source) {
        switch (source) {
            case FieldSource.Column(var attribute) ->
                wiring.field(coordinate, SourceFetcher.of(Row.class, row -> row.value(attribute)));
            case FieldSource.JsonStrings(var attribute) ->
                wiring.field(coordinate, SourceFetcher.of(Row.class, row -> JsonValues.strings(json(row, attribute))));
            case FieldSource.JsonObjects objects ->
                wiring.field(
                        coordinate,
                        SourceFetcher.of(Row.class, row -> JsonValues.elements(json(row, objects.attribute()), row)));
            case FieldSource.ToOne toOne ->
                wiring.field(
                        coordinate,
                        environment -> row(
                                MODEL.entity(toOne.targetType()),
                                Map.of("id", "a", "name", "Lem", "createdAt", "now")));
            case FieldSource.ToMany toMany -> throw new IllegalArgumentException(toMany + " is not in this contract");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ book { id title mood pages score price printed tags createdAt soldAt subtitle notesJson } }",
                "{ books { id title mood pages score price printed tags createdAt soldAt subtitle notesJson } }",
                "{ books { a: title b: title title __typename c: __typename } }",
                "{ nobody { id } book { author { name } title } books { title author { id name } } }",
                "{ gaps { title } }",
                "{ promised { title } }",
                "{ shelf { title tags } }",
                "{ any { __typename id ... on Book { title } } all { __typename id ... on Author { name } ... on Book"
                        + " { tags } } }",
                "{ books { notes { pageNumber text marks } title } }",
                "{ wrapped { title book { title pages } } }",
                "{ wrapped { title } }",
                "{ books { title ...More } book { ...More ... @include(if: false) { pages } } } fragment More on Book"
                        + " { id mood ... { tags } ... on Node { id } ... on Author { name } }",
                "query ($yes: Boolean = true, $no: Boolean = false) { books { id @skip(if: $yes) title @include(if:"
                        + " $no) } book { id @include(if: $yes) title @skip(if: $no) } }",
                "{ books { title } books { pages author { name } } books { author { id } } }",
                "{ one: books { title } two: books { pages } three: book { title } four: book { title author { name }"
                        + " } }",
                "{ books { author { name } } gaps { author { name } pages } shelf { author { id } } }"
            })
    void theAnswerIsThatOfTheOrdinaryStrategy(String query) {
        var errors = new ErrorTranslation(event -> {});
        ExecutionResult plain = execute(query, new PlainRowStrategy(new PlainFields(MODEL), errors));
        ExecutionResult ordinary = execute(query, new AsyncExecutionStrategy(errors));

        assertThat(normal(plain.getData())).isEqualTo(normal(ordinary.getData()));
        assertThat(plain.getErrors()).hasSameSizeAs(ordinary.getErrors());
        assertThat(plain.getErrors().toString()).isEqualTo(ordinary.getErrors().toString());
    }

    private static final Statements WITHOUT_DATABASE = new Statements(
            new Session() {
                @Override
                public <T extends @Nullable Object> T run(ConnectionFunction<T> work) {
                    throw new AssertionError("these answers are all in memory");
                }
            },
            event -> {});

    private static ExecutionResult execute(String query, ExecutionStrategy strategy) {
        var scope = new RequestScope(
                new GraphQlRequest(query, null, Map.of(), "request", false),
                Runnable::run,
                new Reading(MODEL, WITHOUT_DATABASE));
        return GraphQL.newGraphQL(SCHEMA)
                .queryExecutionStrategy(strategy)
                .build()
                .execute(ExecutionInput.newExecutionInput(query)
                        .graphQLContext(Map.of(RequestScope.class, scope))
                        .build());
    }

    /** Keys in their order, and JSON that is on its way as what a client reads. */
    private static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var entries = new ArrayList<Object>();
                object.forEach((key, each) -> {
                    var entry = new LinkedHashMap<Object, @Nullable Object>();
                    entry.put(key, normal(each));
                    entries.add(entry);
                });
                yield entries;
            }
            case List<?> list -> {
                var values = new ArrayList<@Nullable Object>();
                list.forEach(each -> values.add(normal(each)));
                yield values;
            }
            case RawJson json -> parsed(json);
            case null, default -> value;
        };
    }

    private static @Nullable Object parsed(RawJson json) {
        try {
            return normal(new JsonMapper().readValue(json.utf8(), Object.class));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
