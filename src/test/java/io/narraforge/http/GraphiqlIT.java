package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphiqlIT {
    private static final Pattern LOADED = Pattern.compile("\"(/graphiql/[^\"]+)\"");

    private final RunningServer server = new RunningServer(new GreetingEngine());

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql", "/graphiql/"})
    void thePageLoadsOnlyFilesThatAreServed(String path) {
        HttpResponse<String> page = server.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        List<String> files = LOADED.matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(files).hasSize(6).allSatisfy(file -> {
            HttpResponse<String> answer = server.get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body()).isNotEmpty();
        });
    }

    @Test
    void thePageOpensWithTheExampleAndSpeaksToOurEndpoint() {
        assertThat(server.get("/graphiql").body())
                .contains("# Welcome to NarraForge.")
                .contains("worlds(first: 5, orderBy: [{field: NAME}])")
                .contains("graphQLUri: \"/graphql\"")
                .doesNotContain("__VERTX_GRAPHIQL_CONFIG__", "__EXAMPLE__", "\"./");
    }

    @Test
    void thePolicyAllowsNoOtherOriginAndNoForeignScript() {
        assertThat(server.get("/graphiql").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "connect-src 'self'", "script-src 'self' 'sha256-")
                        .contains("worker-src 'self' blob:", "frame-ancestors 'none'")
                        .doesNotContain("http", "unsafe-eval", "*")
                        .doesNotContainPattern("script-src[^;]*unsafe-inline"));
    }

    @Test
    void aFileWithAHashInItsNameIsKeptForEver() {
        String script = scriptOfThePage();

        HttpResponse<String> answer = server.get(script);

        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/javascript;charset=utf-8");
        assertThat(server.get("/graphiql/monacoeditorwork/editor.worker.bundle.js")
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("no-cache");
    }

    @Test
    void filesAreCompressedWhenAskedForEachFormWithATagOfItsOwn() {
        String script = scriptOfThePage();

        HttpResponse<String> plain = server.get(script);
        HttpResponse<String> compressed = server.get(script, "Accept-Encoding", "gzip, br");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(compressed.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(plain.headers().firstValueAsLong("Content-Length").orElseThrow() / 2);
        assertThat(compressed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(server.get(
                                script,
                                "Accept-Encoding",
                                "gzip",
                                "If-None-Match",
                                compressed.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphiql/index.html",
                "/graphiql/assets/",
                "/graphiql/assets/absent.js",
                "/graphiql/assets/..%2F..%2Fexplorer%2Fconfig.js",
                "/graphiql/..%2Fexplorer%2Fconfig.js",
                "/graphiql/assets/%2e%2e/%2e%2e/explorer/config.js",
                "/graphiql/../explorer/config.js",
                "/graphiql/assets/x%00.js",
            })
    void nothingButTheFilesOfThePageIsServed(String path) {
        assertThat(server.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void theRootLeadsToThePage() {
        HttpResponse<String> answer = server.get("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/graphiql");
    }

    private String scriptOfThePage() {
        return LOADED.matcher(server.get("/graphiql").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(file -> file.startsWith("/graphiql/assets/") && file.endsWith(".js"))
                .findFirst()
                .orElseThrow();
    }
}
