package io.narraforge.contract.source;

import graphql.introspection.IntrospectionQueryBuilder;
import graphql.introspection.IntrospectionQueryBuilder.Options;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A GraphQL server that is asked for its schema. What its address holds besides host and path is never repeated. */
final class SchemaEndpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final Options NEWEST = Options.defaultOptions()
            .descriptions(true)
            .schemaDescription(true)
            .specifiedByUrl(true)
            .isOneOf(true)
            .directiveIsRepeatable(true)
            .inputValueDeprecation(true)
            .typeRefFragmentDepth(9);

    private final URI address;
    private final String name;
    private final Duration patience;

    SchemaEndpoint(String url) {
        this(url, PATIENCE);
    }

    SchemaEndpoint(String url, Duration patience) {
        this.name = url.replaceFirst("//[^/?#]*@", "//").replaceFirst("[?#].*", "");
        this.patience = patience;
        try {
            this.address = URI.create(url);
        } catch (IllegalArgumentException invalid) {
            throw SchemaRefusal.at(name, "is no URL");
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw SchemaRefusal.at(
                    name, address.getHost() == null ? "has no host" : "must not hold a user or a password");
        }
    }

    /** The answer to an introspection query: the newest form of it, or, where a server refuses that, the first one. */
    SourceFile introspect() {
        SourceFile answer = ask(NEWEST);
        if (IntrospectionJson.hasSchema(answer)) {
            return answer;
        }
        SourceFile plain = ask(NEWEST.schemaDescription(false)
                .specifiedByUrl(false)
                .isOneOf(false)
                .directiveIsRepeatable(false)
                .inputValueDeprecation(false));
        return IntrospectionJson.hasSchema(plain) ? plain : answer;
    }

    private SourceFile ask(Options options) {
        byte[] body = IntrospectionJson.request(IntrospectionQueryBuilder.build(options));
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json, application/json;q=0.9")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            // The request's own timeout ends with the head of the answer; this one covers the body, too.
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(this::read)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw SchemaRefusal.at(name, "has not answered within %d s".formatted(patience.toSeconds()));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ProblemOccurredException problem
                    ? problem
                    : SchemaRefusal.at(name, "can't be reached: " + why(failed.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw SchemaRefusal.at(name, "was not waited for");
        } finally {
            // Closing it would wait for an answer that may never end.
            client.shutdownNow();
        }
    }

    /** The client's exceptions about connections say nothing but their names. */
    private static String why(@Nullable Throwable cause) {
        if (!(cause instanceof ConnectException)) {
            return String.valueOf(cause);
        }
        boolean isUnknownHost = Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
        return isUnknownHost ? "there is no such host" : "nobody answers there";
    }

    private SourceFile read(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            byte[] content = in.readNBytes(SourceFile.MAX_SIZE + 1);
            if (content.length > SourceFile.MAX_SIZE) {
                throw SchemaRefusal.at(name, SourceFile.TOO_LARGE);
            }
            var answer = new SourceFile(name, content);
            // A status of 4xx may come with GraphQL's own errors, which say more.
            if (response.statusCode() != 200 && !IntrospectionJson.isObject(answer)) {
                throw SchemaRefusal.at(name, "has answered with status " + response.statusCode());
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
