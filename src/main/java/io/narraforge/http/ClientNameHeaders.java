package io.narraforge.http;

import io.narraforge.engine.ClientName;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What clients call themselves in the headers that are usual for it. No request is refused for them: what is too long is
 * cut, and what is no printable ASCII is a question mark, so that a name can do nothing to whoever reads it.
 */
final class ClientNameHeaders {
    private static final int MAX_LENGTH = 100;

    /** Of the two families that there are, the one that belongs to no vendor goes first. */
    private static final List<String> FAMILIES = List.of("graphql-client-", "apollographql-client-");

    private ClientNameHeaders() {}

    /** @param header the value of a header, or null */
    static ClientName read(Function<String, @Nullable String> header) {
        for (String family : FAMILIES) {
            String name = clean(header.apply(family + "name"));
            String version = clean(header.apply(family + "version"));
            if (!name.isEmpty() || !version.isEmpty()) {
                return new ClientName(name, version);
            }
        }
        return ClientName.UNKNOWN;
    }

    private static String clean(@Nullable String sent) {
        if (sent == null) {
            return "";
        }
        String stripped = sent.strip();
        var clean = new StringBuilder(stripped.substring(0, Math.min(MAX_LENGTH, stripped.length())));
        for (int i = 0; i < clean.length(); i++) {
            if (clean.charAt(i) < ' ' || clean.charAt(i) >= 0x7f) {
                clean.setCharAt(i, '?');
            }
        }
        return clean.toString();
    }
}
