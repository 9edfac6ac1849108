package io.narraforge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as clients should send it: one value, no key twice, nothing after it, only text that Unicode knows.
 * Decimals keep their digits. Knows nothing of GraphQL.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_KEY_LENGTH = 50_000;

    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            // Keys are the client's: the JVM's table of strings must not grow with them. (The factory's own table is
            // bounded, and without it the factory would decode bytes leniently.)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_KEY_LENGTH)
                    // A text may be as long as what it is read from: that has a limit of its own.
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // The default pool is per thread, and a virtual thread lives for one request only.
            .recyclerPool(JsonRecyclerPools.newBoundedPool(64))
            .build();

    /** @param what names the text in errors, {@code the request body} */
    @Nullable
    Object read(byte[] utf8, String what) {
        try {
            return read(new ByteArrayInputStream(utf8), what, bytes -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory does no I/O", e);
        }
    }

    /**
     * Reads to the end of the stream and does not close it. What the stream throws is thrown.
     *
     * @param memory is told, little by little, about how many bytes of the heap the value takes; may throw
     */
    @Nullable
    Object read(InputStream utf8, String what, LongConsumer memory) throws IOException {
        try (JsonParser parser = factory.createParser(utf8)) {
            return new Reading(parser, what, memory).onlyValue();
        } catch (StreamConstraintsException e) {
            throw RequestRefusedException.malformed(what
                    + (" nests deeper than %d levels, holds a number of more than %d digits or a key of more than %d"
                                    + " characters")
                            .formatted(MAX_DEPTH, MAX_NUMBER_LENGTH, MAX_KEY_LENGTH));
        } catch (JsonProcessingException e) {
            throw RequestRefusedException.malformed(
                    what + " is not valid JSON" + place(e) + ": " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            // The parser reports bytes that are in no encoding of Unicode without a place.
            throw RequestRefusedException.malformed(what + " is not valid JSON: " + e.getMessage());
        }
    }

    private static String place(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : placeOf(location);
    }

    private static String placeOf(JsonLocation location) {
        return " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    /** One text being read, and what its values take: the numbers are those of a 64-bit JVM with a heap below 32 GiB. */
    private static final class Reading {
        private static final int OBJECT_BYTES = 136;
        private static final int MEMBER_BYTES = 64;
        private static final int ARRAY_BYTES = 80;
        private static final int ELEMENT_BYTES = 8;
        private static final int TEXT_BYTES = 48;
        private static final int INTEGER_BYTES = 24;
        private static final int DECIMAL_BYTES = 40;

        private final JsonParser parser;
        private final String what;
        private final LongConsumer memory;

        private Reading(JsonParser parser, String what, LongConsumer memory) {
            this.parser = parser;
            this.what = what;
            this.memory = memory;
        }

        private @Nullable Object onlyValue() throws IOException {
            if (parser.nextToken() == null) {
                throw RequestRefusedException.malformed(what + " is empty; a JSON object is needed");
            }
            Object value = value();
            if (parser.nextToken() != null) {
                throw RequestRefusedException.malformed(
                        what + " goes on after its JSON value" + placeOf(parser.currentTokenLocation()));
            }
            return value;
        }

        private @Nullable Object value() throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> text();
                case VALUE_NUMBER_INT -> {
                    memory.accept(INTEGER_BYTES + parser.getTextLength());
                    yield parser.getNumberValue();
                }
                case VALUE_NUMBER_FLOAT -> {
                    memory.accept(DECIMAL_BYTES + parser.getTextLength());
                    yield new BigDecimal(parser.getText());
                }
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case null, default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
            };
        }

        private Map<String, @Nullable Object> object() throws IOException {
            memory.accept(OBJECT_BYTES);
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                memory.accept(MEMBER_BYTES + name.length());
                parser.nextToken();
                object.put(name, value());
            }
            return object;
        }

        private List<@Nullable Object> array() throws IOException {
            memory.accept(ARRAY_BYTES);
            List<@Nullable Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                memory.accept(ELEMENT_BYTES);
                array.add(value());
            }
            return array;
        }

        private String text() throws IOException {
            String text = parser.getText();
            memory.accept(TEXT_BYTES + (long) text.length() * bytesPerCharacter(text));
            return text;
        }

        /** The JVM keeps a text in Latin-1 where it can. Half of a surrogate pair is refused on the way. */
        private int bytesPerCharacter(String text) {
            int bytes = 1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c > 0xff) {
                    bytes = 2;
                }
                if (Character.isSurrogate(c)) {
                    requirePairAt(text, i);
                    i++;
                }
            }
            return bytes;
        }

        /** "\ud800" is JSON but no text: it can neither be stored nor be sent back as UTF-8. */
        private void requirePairAt(String text, int i) {
            if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                throw RequestRefusedException.malformed("a string holds half of a surrogate pair (\\ud800 to \\udfff)"
                        + placeOf(parser.currentTokenLocation()));
            }
        }
    }
}
