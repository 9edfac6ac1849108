package io.narraforge.migration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The canonical text of the domain, written a second time as the oracle of the SQL function: what Python's
 * {@code json.dumps(json.loads(text), sort_keys=True)} gives. Knows nothing of PostgreSQL but what jsonb keeps of a
 * number.
 */
final class CanonicalJson {
    private static final Comparator<String> BY_CODE_POINT = CanonicalJson::compareCodePoints;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser input;
    private final UnaryOperator<String> numbers;

    private CanonicalJson(JsonParser input, UnaryOperator<String> numbers) {
        this.input = input;
        this.numbers = numbers;
    }

    static String ofText(String json) {
        return canonical(json, CanonicalNumber::asWritten);
    }

    static String ofJsonb(String json) {
        return canonical(json, CanonicalNumber::asKeptByJsonb);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String canonical(String json, UnaryOperator<String> numbers) {
        try (JsonParser input = JSON.createParser(json)) {
            return new CanonicalJson(input, numbers).value(input.nextToken());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String value(JsonToken first) throws IOException {
        return switch (first) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> quoted(input.getText());
            // The text as written: a parsed number would have lost the sign of -0.0.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.apply(input.getText());
            default -> input.getText();
        };
    }

    private String object() throws IOException {
        // Of two equal keys the later one wins.
        var members = new TreeMap<String, String>(BY_CODE_POINT);
        while (input.nextToken() != JsonToken.END_OBJECT) {
            String key = input.currentName();
            members.put(key, value(input.nextToken()));
        }
        var text = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, String> member : members.entrySet()) {
            text.add(quoted(member.getKey()) + ": " + member.getValue());
        }
        return text.toString();
    }

    private String array() throws IOException {
        var text = new StringJoiner(", ", "[", "]");
        for (JsonToken first = input.nextToken(); first != JsonToken.END_ARRAY; first = input.nextToken()) {
            text.add(value(first));
        }
        return text.toString();
    }

    private static String quoted(String content) {
        var text = new StringBuilder("\"");
        // Characters of Java are UTF-16 already: a surrogate pair needs no arithmetic.
        content.chars().forEach(unit -> text.append(escaped(unit)));
        return text.append('"').toString();
    }

    private static String escaped(int unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> unit >= 0x20 && unit <= 0x7e ? Character.toString(unit) : "\\u%04x".formatted(unit);
        };
    }

    private static int compareCodePoints(String left, String right) {
        int[] leftPoints = left.codePoints().toArray();
        int[] rightPoints = right.codePoints().toArray();
        return Arrays.compare(leftPoints, rightPoints);
    }
}
