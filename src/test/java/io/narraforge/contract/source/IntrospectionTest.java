package io.narraforge.contract.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import graphql.GraphQL;
import graphql.introspection.IntrospectionQueryBuilder;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.narraforge.contract.Contract;
import io.narraforge.contract.schema.SchemaSdl;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas as servers tell them: in a file, and over HTTP. */
class IntrospectionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SDL = """
        directive @run(a: Int = 1, b: E @deprecated(reason: "gone")) repeatable on FIELD

        enum E {
          "First."
          A
          B @deprecated(reason: "use A")
        }

        interface I {
          id: ID!
        }

        input In {
          a: [Int!]! = [1, 2]
          e: E = B @deprecated(reason: "gone")
        }

        interface J implements I {
          id: ID!
        }

        \"""
        Several
          lines.
        \"""
        type Mutation {
          a: Int
        }

        input One @oneOf {
          a: Int
          b: [String]
        }

        type Query implements I & J {
          id: ID!
          f(in: In = {a: [3]}, one: One): [[U!]!]!
          s: S @deprecated
        }

        scalar S @specifiedBy(url: "https://example.org/s")

        union U = Mutation | Query
        """;

    @TempDir
    private Path folder;

    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static Map<String, Object> answer(String sdl, String query) {
        var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
        return GraphQL.newGraphQL(schema).build().execute(query).toSpecification();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String printed(String source) {
        return SchemaSdl.write(new SchemaLoader(folder).load(source));
    }

    private String printedFile(String json) throws IOException {
        Files.writeString(folder.resolve("s.json"), json);
        return printed("s.json");
    }

    private String refusal(String source) {
        return catchThrowableOfType(ProblemOccurredException.class, () -> printed(source))
                .problem()
                .message();
    }

    private String refusalOfFile(String json) throws IOException {
        Files.writeString(folder.resolve("s.json"), json);
        return refusal("s.json");
    }

    private static String canonical(String sdl) {
        return SchemaSdl.write(SchemaText.read("s", sdl));
    }

    @Test
    void fileWithAndWithoutItsEnvelopeIsTheSchemaItWasAskedOf() throws IOException {
        Map<String, Object> answer = answer(SDL, introspection());

        assertThat(printedFile(json(answer)))
                .isEqualTo(canonical(SDL).replace("@deprecated\n", "@deprecated(reason: \"No longer supported\")\n"));
        assertThat(printedFile(json(Objects.requireNonNull(answer.get("data")))))
                .isEqualTo(printedFile(json(answer)));
    }

    private static String introspection() {
        return IntrospectionQueryBuilder.build(SchemaEndpoint.NEWEST);
    }

    @Test
    void ourOwnContractIsTheSameIntrospected() throws IOException {
        String contract = Contract.ofBuild().sdl();

        assertThat(printedFile(json(answer(contract, introspection())))).isEqualTo(canonical(contract));
    }

    @Test
    void typeOfARootsNameThatIsNoRootStaysNone() throws IOException {
        String sdl = "schema { query: Query }\ntype Query { a: Mutation } type Mutation { a: Int }";

        assertThat(printedFile(json(answer(sdl, introspection())))).startsWith("schema {\n  query: Query\n}\n");
    }

    @Test
    void brokenJsonIsRefusedInOneLine() throws IOException {
        assertThat(refusalOfFile("{\"data\":\n nul}")).startsWith("s.json:2:").contains(": not JSON: ");
        assertThat(refusalOfFile("{\"data\": null}"))
                .isEqualTo("s.json: is JSON without __schema, so no answer to an introspection query");
        assertThat(refusalOfFile("{\"errors\": [{\"message\": \"not allowed\"}]}"))
                .isEqualTo("s.json: the server refuses introspection: not allowed");
        assertThat(refusalOfFile("{\"__schema\": {\"queryType\": {\"name\": \"Q\"}}}"))
                .isEqualTo("s.json: the introspected schema is broken: the schema has no list 'types'");
        assertThat(refusalOfFile("{\"a\":".repeat(5_000))).contains("not JSON: Document nesting depth");
        assertThat(refusalOfFile(type("\"kind\": \"OBJECT\", \"name\": \"a b\"")))
                .isEqualTo("s.json: the introspected schema is broken: a type has the name 'a b'");
        assertThat(refusalOfFile(type("\"kind\": \"THING\", \"name\": \"Q\"")))
                .isEqualTo("s.json: the introspected schema is broken: Q has the kind \"THING\"");
        assertThat(refusalOfFile(type(field("\"kind\": \"LIST\", \"ofType\": null"))))
                .startsWith("s.json: the introspected schema is broken: Q.f has no whole type;");
        assertThat(refusalOfFile(type(field("\"kind\": \"OBJECT\", \"name\": \"Gone\""))))
                .startsWith("s.json: there is no type Gone");
        assertThat(refusalOfFile(type("\"kind\": \"INPUT_OBJECT\", \"name\": \"Q\", \"inputFields\": [{\"name\": \"a\","
                        + " \"defaultValue\": \"[1\", \"type\": {\"kind\": \"SCALAR\", \"name\": \"Int\"}}]")))
                .isEqualTo("s.json: the introspected schema is broken: the default of Q a is no GraphQL value: [1");
    }

    private static String type(String members) {
        return "{\"__schema\": {\"queryType\": {\"name\": \"Q\"}, \"types\": [{" + members + "}]}}";
    }

    private static String field(String type) {
        return "\"kind\": \"OBJECT\", \"name\": \"Q\", \"fields\": [{\"name\": \"f\", \"type\": {" + type + "}}]";
    }

    private String serve(int status, UnaryOperator<String> answerOf) throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = started;
        started.createContext("/graphql", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer =
                    answerOf.apply(JSON.readTree(body).path("query").asText()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        started.start();
        return "http://127.0.0.1:" + started.getAddress().getPort() + "/graphql";
    }

    @Test
    void serverIsAskedForItsSchema() throws IOException {
        String url = serve(200, query -> json(answer(SDL, query)));

        assertThat(printed(url)).isEqualTo(printedFile(json(answer(SDL, introspection()))));
    }

    @Test
    void serverThatKnowsOnlyTheFirstIntrospectionIsAskedForThat() throws IOException {
        var asked = new ArrayList<String>();
        String url = serve(400, query -> {
            asked.add(query);
            return query.contains("isOneOf")
                    ? "{\"errors\": [{\"message\": \"no isOneOf here\"}]}"
                    : json(answer("type Query { a: Int }", query));
        });

        assertThat(printed(url)).isEqualTo("type Query {\n  a: Int\n}\n");
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast())
                .doesNotContain(
                        "specifiedByURL", "isRepeatable", "args(includeDeprecated", "inputFields(includeDeprecated");
    }

    @Test
    void serverThatRefusesOrFailsIsToldOfWithoutItsSecrets() throws IOException {
        String refusing = serve(403, query -> "{\"errors\": [{\"message\": \"introspection is off\"}]}");
        assertThat(refusal(refusing + "?token=s3cret"))
                .isEqualTo(refusing + ": the server refuses introspection: introspection is off");
        stop();
        String failing = serve(502, query -> "<html>");
        assertThat(refusal(failing)).isEqualTo(failing + ": has answered with status 502");
        stop();
        assertThat(refusal(failing)).isEqualTo(failing + ": can't be reached: nobody answers there");
        assertThat(refusal("http://there.is.none.invalid/"))
                .isEqualTo("http://there.is.none.invalid/: can't be reached: there is no such host");
        assertThat(refusal("http://user:pw@127.0.0.1/graphql"))
                .isEqualTo("http://127.0.0.1/graphql: must not hold a user or a password");
        assertThat(refusal("http:// /")).endsWith("is no URL");
    }

    @Test
    void serverThatNeverEndsItsAnswerIsNotWaitedForEndlessly() throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = started;
        started.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        started.start();
        String url = "http://127.0.0.1:" + started.getAddress().getPort() + "/";
        var endpoint = new SchemaEndpoint(url, Duration.ofSeconds(1));
        long begin = System.nanoTime();

        assertThat(catchThrowableOfType(ProblemOccurredException.class, endpoint::introspect))
                .hasMessage(url + ": has not answered within 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
}
