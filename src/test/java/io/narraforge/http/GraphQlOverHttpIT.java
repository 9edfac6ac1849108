package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clauses of the GraphQL-over-HTTP specification, each quoted above the test that holds us to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQlOverHttpIT {
    private static final String[] GRAPHQL_RESPONSE = {"Accept", "application/graphql-response+json"};
    private static final String[] JSON = {"Accept", "application/json"};

    private final GreetingEngine engine = new GreetingEngine();
    private final RunningServer server = new RunningServer(engine);

    @AfterAll
    void stop() {
        server.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertError(HttpResponse<String> answer, int status, String code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .startsWith("{\"errors\":[{\"message\":\"")
                .contains(message)
                .contains("\"extensions\":{")
                .contains("\"code\":\"" + code + "\"")
                .contains("\"requestId\":\""
                        + answer.headers().firstValue("X-Request-Id").orElseThrow() + "\"")
                .doesNotContain("\"data\"");
    }

    /** Body: "The server MUST indicate the media type of the response with a Content-Type header, and SHOULD indicate the encoding". */
    @Test
    void theAnswerHasTheTypeThatWasAskedForInUtf8() {
        HttpResponse<String> modern = server.post("{\"query\": \"{greeting(name: \\\"Łódź\\\")}\"}", GRAPHQL_RESPONSE);
        HttpResponse<String> legacy = server.post("{\"query\": \"{greeting(name: \\\"Łódź\\\")}\"}", JSON);

        assertThat(modern.headers().firstValue("Content-Type"))
                .contains("application/graphql-response+json;charset=utf-8");
        assertThat(legacy.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(modern.statusCode()).isEqualTo(200);
        assertThat(modern.body())
                .isEqualTo("{\"data\":{\"greeting\":\"Cześć, Łódź\"}}")
                .isEqualTo(legacy.body());
    }

    /** Body: "when a client does not include at least one supported media type in the Accept HTTP header, the server MUST […] respond with a 406 Not Acceptable status code". */
    @Test
    void whoReadsNeitherTypeGets406() {
        HttpResponse<String> answer = server.post("{\"query\": \"{greeting}\"}", "Accept", "text/html");

        assertError(answer, 406, "BAD_USER_INPUT", "Accept is text/html");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
    }

    /** Body (before the watershed): "if the client does not supply an Accept header, the server SHOULD treat the request as if it had Accept: application/json". */
    @Test
    void aMissingAcceptAndAWildcardMeanJson() {
        assertThat(server.post("{\"query\": \"{greeting}\"}").headers().firstValue("Content-Type"))
                .contains("application/json;charset=utf-8");
        assertThat(server.post("{\"query\": \"{greeting}\"}", "Accept", "*/*")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json;charset=utf-8");
    }

    /** GET: "parameters MUST be provided in the query component of the request URL, encoded in the application/x-www-form-urlencoded format"; "variables and extensions […] MUST be encoded as a JSON string". */
    @Test
    void getTakesItsParametersFromTheUrl() {
        String query = encoded("query A($n: String) {greeting(name: $n)} query B {requestId}");

        HttpResponse<String> answer = server.get("/graphql?query=" + query + "&operationName=A&variables="
                + encoded("{\"n\": \"a+b & ż\"}") + "&extensions=" + encoded("{\"x\": 1}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"data\":{\"greeting\":\"Cześć, a+b & ż\"}}");
    }

    /** GET: "Setting the value of the operationName parameter to the empty string is equivalent to omitting" it. */
    @Test
    void anEmptyOperationNameIsNone() {
        assertThat(server.get("/graphql?operationName=&query=" + encoded("query A {greeting}"))
                        .body())
                .isEqualTo("{\"data\":{\"greeting\":\"Cześć, null\"}}");
    }

    /** GET: "If […] a mutation operation is to be executed, the server MUST respond with error status code 405 (Method Not Allowed) and halt execution". */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/graphql-response+json"})
    void getChangesNothing(String accept) {
        int before = engine.mutations.get();

        HttpResponse<String> answer = server.get("/graphql?query=" + encoded("mutation {count}"), "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(engine.mutations).hasValue(before);
        assertThat(server.post("{\"query\": \"mutation {count}\"}").body())
                .isEqualTo("{\"data\":{\"count\":" + (before + 1) + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query=a&query=b | the URL has \\\"query\\\" 2 times",
                "operationName=A | \\\"query\\\" is missing",
                "query= | \\\"query\\\" is empty",
                "query=%7Ba%7D&variables=%5B1%5D | \\\"variables\\\" is an array",
                "query=%7Ba%7D&variables=%7B | \\\"variables\\\" in the URL is not valid JSON",
                "query=%7Ba%7D&extensions=1 | \\\"extensions\\\" is a number",
            })
    void getNamesTheParameterThatIsWrong(String queryString, String message) {
        assertError(server.get("/graphql?" + queryString), 400, "BAD_USER_INPUT", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodsAreNotServed(String method) {
        HttpResponse<String> answer = server.method(method, "/graphql");

        assertError(answer, 405, "BAD_USER_INPUT", method + " is not served here");
        assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", "))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    /** POST: "If the client does not supply a Content-Type header with a POST request, the server SHOULD reject the request using the appropriate 4xx status code". */
    @Test
    void aBodyWithoutATypeIsRefused() {
        HttpRequest.Builder untyped = HttpRequest.newBuilder(server.at("/graphql"))
                .POST(BodyPublishers.ofString("{\"query\": \"{greeting}\"}"));

        assertError(server.send(untyped), 415, "BAD_USER_INPUT", "Content-Type is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/graphql",
                "application/json; charset=utf-16",
                "application/jsonp",
            })
    void aBodyOfAnotherTypeIsRefused(String contentType) {
        HttpRequest.Builder typed = HttpRequest.newBuilder(server.at("/graphql"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("{\"query\": \"{greeting}\"}"));

        assertError(server.send(typed), 415, "BAD_USER_INPUT", "Content-Type is " + contentType);
    }

    /** Media Types: "If the media type in a Content-Type […] does not include encoding information […] then utf-8 MUST be assumed". */
    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
    void jsonInUtf8IsRead(String contentType) {
        HttpRequest.Builder typed = HttpRequest.newBuilder(server.at("/graphql"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("{\"query\": \"{greeting(name: \\\"ż\\\")}\"}"));

        assertThat(server.send(typed).body()).isEqualTo("{\"data\":{\"greeting\":\"Cześć, ż\"}}");
    }

    @Test
    void aCompressedBodyIsRefused() {
        assertError(server.post("x", "Content-Encoding", "gzip"), 415, "BAD_USER_INPUT", "Content-Encoding is gzip");
    }

    /** Status Codes: "Requests that the server cannot interpret SHOULD result in status code 400 (Bad Request)", "A request that does not constitute a well-formed GraphQL-over-HTTP request SHOULD result in status code 400". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | the request body is empty",
                "NONSENSE | the request body is not valid JSON at line 1",
                "{\"query\": | the request body is not valid JSON at line 1, column 10",
                "{\"query\": \"{a}\"} x | the request body is not valid JSON at line 1",
                "{\"query\": \"{a}\"} {} | the request body goes on after its JSON value",
                "{\"query\": \"{a}\", \"query\": \"{b}\"} | Duplicate field 'query'",
                "{\"query\": \"{a}\", \"variables\": {\"n\": 1, \"n\": 2}} | Duplicate field 'n'",
                "[{\"query\": \"{a}\"}, {\"query\": \"{b}\"}] | the request body is an array of 2; batches are not"
                        + " served",
                "\"{a}\" | the request body is no JSON object",
                "null | the request body is no JSON object",
                "{\"qeury\": \"{a}\"} | \\\"query\\\" is missing",
                "{\"query\": null} | \\\"query\\\" is missing",
                "{\"query\": \" \"} | \\\"query\\\" is empty",
                "{\"query\": 7} | \\\"query\\\" is a number; a string is needed",
                "{\"query\": \"{a}\", \"operationName\": {}} | \\\"operationName\\\" is an object; a string is needed",
                "{\"query\": \"{a}\", \"variables\": [7]} | \\\"variables\\\" is an array; a JSON object or null is"
                        + " allowed",
                "{\"query\": \"{a}\", \"variables\": \"{}\"} | \\\"variables\\\" is a string; a JSON object or null is"
                        + " allowed",
                "{\"query\": \"{a}\", \"extensions\": false} | \\\"extensions\\\" is a boolean; a JSON object or null"
                        + " is allowed",
                "{\"query\": \"{a(b: \\\"\\ud83d\\\")}\"} | half of a surrogate pair",
            })
    void aMalformedRequestIs400InBothTypes(String body, String message) {
        assertError(server.post(body, GRAPHQL_RESPONSE), 400, "BAD_USER_INPUT", message);
        assertError(server.post(body, JSON), 400, "BAD_USER_INPUT", message);
    }

    /** Request Parameters: "Specifying null for optional request parameters is equivalent to not specifying them at all". */
    @Test
    void nullIsNoParameter() {
        assertThat(server.post("{\"query\": \"{greeting}\", \"operationName\": null, \"variables\": null,"
                                + " \"extensions\": null}")
                        .body())
                .isEqualTo("{\"data\":{\"greeting\":\"Cześć, null\"}}");
    }

    /** Status Codes, application/graphql-response+json: "Requests where the GraphQL document cannot be parsed should result in status code 400", so should validation, an operation that cannot be determined and variables that cannot be coerced; application/json: each "SHOULD result in status code 200". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"{\"}",
                "{\"query\": \"{unknown}\"}",
                "{\"query\": \"query A {greeting} query B {greeting}\"}",
                "{\"query\": \"query($n: Int!) {long(letters: $n)}\", \"variables\": {\"n\": null}}",
            })
    void aRefusedDocumentIs400OrForLegacyClients200(String body) {
        HttpResponse<String> modern = server.post(body, GRAPHQL_RESPONSE);
        HttpResponse<String> legacy = server.post(body, JSON);

        assertThat(modern.statusCode()).isEqualTo(400);
        assertThat(legacy.statusCode()).isEqualTo(200);
        assertThat(modern.body())
                .contains("\"errors\":[")
                .doesNotContain("\"data\"")
                .isEqualTo(legacy.body());
    }

    /** Status Codes: "If the operation is executed and no request error is raised then the server SHOULD respond with a status code of 200 (Okay). This is the case even if a field error is raised". */
    @Test
    void aFieldThatFailsIsStillAnAnswer() {
        HttpResponse<String> answer = server.post("{\"query\": \"{greeting broken}\"}", GRAPHQL_RESPONSE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"data\":{\"greeting\":\"Cześć, null\",\"broken\":null}");
    }
}
