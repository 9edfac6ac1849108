package io.narraforge.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * GraphiQL, from the artefact alone: its page, made ours at the start, and the files the page asks for. The page's
 * policy lets the browser load nothing from anywhere else. Refuses to know the schema.
 */
final class GraphiqlFiles {
    private static final String FOLDER = "/graphiql/";
    private static final String CONFIG_PLACEHOLDER = "__VERTX_GRAPHIQL_CONFIG__";

    /** One file name below one of two folders: nothing that could climb out of them. */
    private static final Pattern SERVED =
            Pattern.compile("favicon\\.ico|(assets|monacoeditorwork)/[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private static final Map<String, String> CONTENT_TYPE_BY_ENDING = Map.of(
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "ttf", "font/ttf",
            "ico", "image/x-icon");

    private final StoredFile page;
    private final Map<String, String> pageHeaders;
    private final Map<String, StoredFile> fileByName = new ConcurrentHashMap<>();

    GraphiqlFiles() {
        String html = ours(text(FOLDER + "index.html"));
        page = StoredFile.of("text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        pageHeaders = Map.of(
                "Content-Security-Policy", policy(html),
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-cache");
    }

    void page(Exchange exchange) throws IOException {
        exchange.send(page, pageHeaders);
    }

    void file(Exchange exchange) throws IOException {
        String name = exchange.context().pathParam("name");
        StoredFile file = SERVED.matcher(name).matches() ? fileByName.computeIfAbsent(name, this::load) : null;
        if (file == null) {
            throw RequestRefusedException.refused(
                    RequestRefusedException.NOT_FOUND, "GraphiQL has no file of this name; its page is at /graphiql");
        }
        // What lies in assets has a hash of its content in its name: another content is another name.
        boolean neverChanges = name.startsWith("assets/");
        exchange.send(file, Map.of("Cache-Control", neverChanges ? "public, max-age=31536000, immutable" : "no-cache"));
    }

    private @Nullable StoredFile load(String name) {
        String contentType = CONTENT_TYPE_BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1));
        if (contentType == null) {
            return null;
        }
        byte[] bytes = find(FOLDER + name);
        return bytes == null ? null : StoredFile.of(contentType, bytes);
    }

    /** Absolute addresses, so that the page works with and without a slash at the end, and our configuration. */
    private static String ours(String html) {
        if (!html.contains(CONFIG_PLACEHOLDER) || !html.contains("\"./assets/")) {
            throw new IllegalStateException("GraphiQL's page has another form than this build expects");
        }
        String example = new String(JsonStringEncoder.getInstance().quoteAsString(text("/explorer/example.graphql")));
        String config = text("/explorer/config.js")
                .strip()
                // A "<" in a string could end the script it stands in.
                .replace("__EXAMPLE__", "\"" + example.replace("<", "\\u003c") + "\"");
        return html.replace("\"./", "\"" + FOLDER).replace(CONFIG_PLACEHOLDER, config);
    }

    /** Scripts are ours by their origin or by their hash; Monaco writes styles into the page and starts its workers. */
    private static String policy(String html) {
        String hashes = INLINE_SCRIPT
                .matcher(html)
                .results()
                .map(script -> "'sha256-" + hash(script.group(1)) + "'")
                .collect(Collectors.joining(" "));
        return "default-src 'none'; connect-src 'self'; font-src 'self' data:; img-src 'self' data:; "
                + "script-src 'self' " + hashes + "; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String hash(String script) {
        return Base64.getEncoder().encodeToString(StoredFile.sha256(script.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String resource) {
        byte[] bytes = find(resource);
        if (bytes == null) {
            throw new IllegalStateException("this build lacks its file " + resource);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] find(String resource) {
        try (InputStream in = GraphiqlFiles.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("this build's file " + resource + " cannot be read", e);
        }
    }
}
