package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;

/** What PostgreSQL's manual says of {@code @>} (8.14.3): structure and content, whatever the order and repetition. */
final class JsonContainment {
    private JsonContainment() {}

    /** At the top a list may contain a scalar: the manual's special exception. */
    static boolean holds(JsonNode outer, JsonNode inner) {
        return (outer.isArray() && inner.isValueNode()) ? anyEquals(outer, inner) : contains(outer, inner);
    }

    private static boolean contains(JsonNode outer, JsonNode inner) {
        if (outer.isObject() && inner.isObject()) {
            return inner.properties().stream()
                    .allMatch(member ->
                            outer.has(member.getKey()) && contains(outer.get(member.getKey()), member.getValue()));
        }
        if (outer.isArray() && inner.isArray()) {
            for (JsonNode element : inner) {
                if (!anyContains(outer, element)) {
                    return false;
                }
            }
            return true;
        }
        return same(outer, inner);
    }

    private static boolean anyContains(JsonNode list, JsonNode element) {
        for (JsonNode each : list) {
            if (contains(each, element)) {
                return true;
            }
        }
        return false;
    }

    static boolean anyEquals(JsonNode list, JsonNode scalar) {
        for (JsonNode each : list) {
            if (same(each, scalar)) {
                return true;
            }
        }
        return false;
    }

    /** Scalars of one type; numbers by their value. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.isValueNode() && one.equals(other);
    }
}
