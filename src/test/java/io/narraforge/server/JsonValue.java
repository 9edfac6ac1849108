package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the oracle's trees and as the Java values that variables hold. */
final class JsonValue {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValue() {}

    static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, inner) -> object.set(key.toString(), node(inner)));
                yield object;
            }
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(inner -> array.add(node(inner)));
                yield array;
            }
            case String text -> NODES.textNode(text);
            case Boolean bool -> NODES.booleanNode(bool);
            default -> NODES.numberNode(new BigDecimal(value.toString()));
        };
    }

    static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(each -> map.put(each.getKey(), plain(each.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(plain(each)));
            return list;
        }
        return node.isTextual()
                ? node.textValue()
                : node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? null : number(node);
    }

    private static Object number(JsonNode node) {
        BigDecimal decimal = node.decimalValue();
        BigInteger whole = decimal.toBigInteger();
        boolean isInt = node.isIntegralNumber() && whole.bitLength() < Integer.SIZE;
        return isInt ? (Object) whole.intValueExact() : decimal;
    }

    /** Keys of objects, places of lists, counted from the end where negative; null where the way ends. */
    static @Nullable JsonNode at(@Nullable JsonNode value, List<?> path) {
        JsonNode at = value;
        for (Object step : path) {
            at = at == null ? null : below(at, step.toString());
        }
        return at;
    }

    private static @Nullable JsonNode below(JsonNode value, String step) {
        if (value.isObject()) {
            return value.get(step);
        }
        if (!value.isArray() || !step.matches("-?\\d{1,9}")) {
            return null;
        }
        int place = Integer.parseInt(step);
        return value.get(place < 0 ? value.size() + place : place);
    }
}
