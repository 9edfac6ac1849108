package io.narraforge.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.StringJoiner;

/**
 * JSON as a person lays it out: what fits on a line stands on one, and what is alone in its parent opens on its
 * parent's line. Numbers keep all their digits, keys their order.
 */
final class JsonLayout {
    private static final int WIDTH = 120;
    private static final int INDENT = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonLayout() {}

    static String of(String json) throws JsonProcessingException {
        return laidOut(MAPPER.readTree(json), 0, 0);
    }

    /** @param taken how much of the line is written before the value, and after it */
    private static String laidOut(JsonNode value, int margin, int taken) {
        String line = onOneLine(value);
        boolean fits = margin + taken + line.length() <= WIDTH;
        if (fits || !value.isContainerNode()) {
            return line;
        }
        List<Part> parts = partsOf(value);
        if (parts.size() == 1 && parts.getFirst().value().isContainerNode()) {
            Part only = parts.getFirst();
            int around = taken + only.key().length() + 2;
            return opening(value) + only.key() + laidOut(only.value(), margin, around) + closing(value);
        }
        int inner = margin + INDENT;
        String lineBreak = "\n" + " ".repeat(inner);
        var lines = new StringJoiner(
                "," + lineBreak, opening(value) + lineBreak, "\n" + " ".repeat(margin) + closing(value));
        for (Part part : parts) {
            lines.add(part.key() + laidOut(part.value(), inner, part.key().length() + 1));
        }
        return lines.toString();
    }

    private static String onOneLine(JsonNode value) {
        if (!value.isContainerNode()) {
            return value.toString();
        }
        var line = new StringJoiner(", ", opening(value), closing(value));
        partsOf(value).forEach(part -> line.add(part.key() + onOneLine(part.value())));
        return line.toString();
    }

    /** @param key as it is written before the value; empty in an array */
    private record Part(String key, JsonNode value) {}

    private static List<Part> partsOf(JsonNode container) {
        if (container.isArray()) {
            return container.valueStream().map(element -> new Part("", element)).toList();
        }
        return container
                .propertyStream()
                .map(property ->
                        new Part(JsonNodeFactory.instance.textNode(property.getKey()) + ": ", property.getValue()))
                .toList();
    }

    private static String opening(JsonNode container) {
        return container.isArray() ? "[" : "{";
    }

    private static String closing(JsonNode container) {
        return container.isArray() ? "]" : "}";
    }
}
