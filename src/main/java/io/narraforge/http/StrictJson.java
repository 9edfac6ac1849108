package io.narraforge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as clients should send it: one value, no key twice, nothing after it, only text that Unicode knows.
 * Decimals keep their digits. Knows nothing of GraphQL.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Keys are the client's: the JVM's table of strings must not grow with them. (The factory's own table is
            // bounded, and without it the factory would decode bytes leniently.)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            // The default pool is per thread, and a virtual thread lives for one request only.
            .recyclerPool(JsonRecyclerPools.newBoundedPool(64))
            .build();

    /** @param what names the text in errors, {@code the request body} */
    @Nullable
    Object read(byte[] utf8, String what) {
        try (JsonParser parser = factory.createParser(utf8)) {
            return onlyValue(parser, what);
        } catch (StreamConstraintsException e) {
            throw RequestRefusedException.malformed(what
                    + " nests deeper than %d levels or holds a number of more than %d digits"
                            .formatted(MAX_DEPTH, MAX_NUMBER_LENGTH));
        } catch (JsonProcessingException e) {
            throw RequestRefusedException.malformed(
                    what + " is not valid JSON" + place(e) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            // The parser reports bytes that are no UTF-8 without a place.
            throw RequestRefusedException.malformed(what + " is not valid JSON: " + e.getMessage());
        }
    }

    private static String place(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static @Nullable Object onlyValue(JsonParser parser, String what) throws IOException {
        if (parser.nextToken() == null) {
            throw RequestRefusedException.malformed(what + " is empty; a JSON object is needed");
        }
        Object value = valueAt(parser);
        if (parser.nextToken() != null) {
            throw RequestRefusedException.malformed(what + " goes on after its JSON value"
                    + " at line %d, column %d"
                            .formatted(
                                    parser.currentTokenLocation().getLineNr(),
                                    parser.currentTokenLocation().getColumnNr()));
        }
        return value;
    }

    private static @Nullable Object valueAt(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> objectAt(parser);
            case START_ARRAY -> arrayAt(parser);
            case VALUE_STRING -> textAt(parser);
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
        };
    }

    private static Map<String, @Nullable Object> objectAt(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, valueAt(parser));
        }
        return object;
    }

    private static List<@Nullable Object> arrayAt(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(valueAt(parser));
        }
        return array;
    }

    private static String textAt(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (hasLoneSurrogate(text)) {
            // "\ud800" is JSON but no text: it can neither be stored nor be sent back as UTF-8.
            throw RequestRefusedException.malformed("a string holds half of a surrogate pair (\\ud800 to \\udfff)"
                    + " at line %d, column %d"
                            .formatted(
                                    parser.currentTokenLocation().getLineNr(),
                                    parser.currentTokenLocation().getColumnNr()));
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
