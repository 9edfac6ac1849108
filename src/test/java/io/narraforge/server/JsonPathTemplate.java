package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some SQL/JSON paths whose meaning is known without an interpreter: what is asked of the members of one name. */
enum JsonPathTemplate {
    MEMBER("$.KEY", false),
    ELEMENT_EQUALS("$.KEY[*] ? (@ == $v)", true),
    GREATER("$.KEY > $v", true),
    STARTS("$.KEY starts with $v", true),
    TEXT("$.KEY ? (@.type() == \"string\")", false),
    STRICT("strict $.KEY[*]", false);

    private final String path;
    private final boolean hasVariable;

    JsonPathTemplate(String path, boolean hasVariable) {
        this.path = path;
        this.hasVariable = hasVariable;
    }

    boolean hasVariable() {
        return hasVariable;
    }

    String pathTo(String key) {
        return path.replace("KEY", TextNode.valueOf(key).toString());
    }

    /** Which variables it makes sense with. */
    boolean takes(JsonNode variable) {
        return switch (this) {
            case GREATER -> variable.isNumber();
            case STARTS -> variable.isTextual();
            default -> variable.isValueNode();
        };
    }

    static boolean matches(Map<?, ?> given, JsonNode root) {
        String path = String.valueOf(given.get("path"));
        for (JsonPathTemplate template : values()) {
            String[] around = template.path.split("KEY", -1);
            boolean isIt = path.startsWith(around[0] + "\"") && path.endsWith("\"" + around[1]);
            if (isIt) {
                String key = path.substring(around[0].length(), path.length() - around[1].length());
                JsonNode variable = given.get("variables") instanceof Map<?, ?> variables
                        ? JsonValue.node(variables.get("v"))
                        : null;
                return template.holds(root, QuestionData.json(key).textValue(), variable);
            }
        }
        throw new AssertionError("the oracle knows no path like " + path);
    }

    private boolean holds(JsonNode root, String key, @Nullable JsonNode variable) {
        // A lax path looks into the elements of a list in the place of the list.
        List<JsonNode> members = new ArrayList<>();
        (this == STRICT ? List.of(root) : unwrapped(root)).forEach(each -> {
            if (each.isObject() && each.has(key)) {
                members.add(each.get(key));
            }
        });
        return switch (this) {
            case MEMBER -> any(members, item -> true);
            // A lax filter looks into lists once more.
            case ELEMENT_EQUALS ->
                any(inside(inside(members)), item -> equalsAny(item, Objects.requireNonNull(variable)));
            // A predicate's own value is the item: false and null are told apart from true by it alone.
            case GREATER ->
                inside(members).stream()
                        .anyMatch(item -> item.isNumber()
                                && item.decimalValue()
                                                .compareTo(Objects.requireNonNull(variable)
                                                        .decimalValue())
                                        > 0);
            case STARTS ->
                inside(members).stream()
                        .anyMatch(item -> item.isTextual()
                                && item.textValue()
                                        .startsWith(
                                                Objects.requireNonNull(variable).textValue()));
            case TEXT -> any(inside(members), JsonNode::isTextual);
            case STRICT -> members.stream().allMatch(JsonNode::isArray) && any(inside(members), item -> true);
        };
    }

    private static boolean equalsAny(JsonNode item, JsonNode variable) {
        return unwrapped(item).stream().anyMatch(each -> JsonContainment.same(each, variable));
    }

    private static boolean any(List<JsonNode> items, Predicate<JsonNode> filter) {
        return items.stream()
                .anyMatch(item -> filter.test(item) && !item.isNull() && !(item.isBoolean() && !item.booleanValue()));
    }

    private static List<JsonNode> inside(List<JsonNode> items) {
        return items.stream().flatMap(item -> unwrapped(item).stream()).toList();
    }

    private static List<JsonNode> unwrapped(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value);
        }
        var elements = new ArrayList<JsonNode>();
        value.forEach(elements::add);
        return elements;
    }
}
