package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import graphql.language.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Draws tests of JSON values out of the values that they will meet: paths that lead somewhere, keys that are there. */
final class JsonGenerator {
    private static final int MAX_STEPS = 3;

    private final QuestionSdl sdl;
    private final ScalarGenerator scalars;
    private final Random random;
    private int depth;

    JsonGenerator(QuestionSdl sdl, ScalarGenerator scalars, Random random) {
        this.sdl = sdl;
        this.scalars = scalars;
        this.random = random;
    }

    Map<String, Object> ofJson(List<JsonNode> values) {
        String operator = random.nextInt(3) == 0 ? "path" : oneOperator("JsonFilter");
        return Map.of(operator, argument(operator, values));
    }

    Map<String, Object> ofStrings(List<JsonNode> values) {
        String operator = oneOperator("StringListFilter");
        // What stands in the place of a list, too: it must not be taken for one.
        List<Object> strings = new ArrayList<>(scalars(elements(values)));
        strings.addAll(scalars(values));
        values.forEach(value -> value.fieldNames().forEachRemaining(strings::add));
        return Map.of(
                operator,
                switch (operator) {
                    case "has" -> scalars.text(strings);
                    case "hasAny", "hasEvery" -> texts(strings);
                    case "length" -> scalars.draw("IntFilter", lengths(values));
                    default -> scalars.draw("StringFilter", strings);
                });
    }

    private Map<String, Object> ofElements(List<JsonNode> elements) {
        depth++;
        String operator = depth < 3 ? oneOperator("JsonElementFilter") : "string";
        Map<String, Object> drawn = Map.of(operator, argument(operator, elements));
        depth--;
        return drawn;
    }

    private String oneOperator(String type) {
        return scalars.oneOf(List.copyOf(sdl.input(type).keySet()));
    }

    private Object argument(String operator, List<JsonNode> values) {
        return switch (operator) {
            case "path" -> random.nextInt(4) == 0 ? List.of(ofPath(values), ofPath(values)) : List.of(ofPath(values));
            case "string" -> scalars.draw("StringFilter", scalars(values));
            case "number" -> scalars.draw("DecimalFilter", scalars(values));
            case "boolean" -> scalars.draw("BooleanFilter", scalars(values));
            case "exists", "isNull", "isJsonNull" -> random.nextBoolean();
            case "any", "every" -> ofElements(elements(values));
            case "length" -> scalars.draw("IntFilter", lengths(values));
            case "hasKey" -> key(values);
            case "hasAnyKey", "hasEveryKey" -> keys(values);
            case "matches" -> matches(values);
            case "contains" -> json(values, true);
            case "containedBy" -> json(values, false);
            default -> throw new AssertionError("nobody draws the operator " + operator);
        };
    }

    private Map<String, Object> ofPath(List<JsonNode> values) {
        List<String> path = steps(values);
        List<JsonNode> inside = values.stream()
                .map(value -> JsonValue.at(value, path))
                .filter(Objects::nonNull)
                .map(JsonNode.class::cast)
                .toList();
        Map<String, Type<?>> operators = new LinkedHashMap<>(sdl.input("JsonPathFilter"));
        operators.remove("path");
        String operator = scalars.oneOf(List.copyOf(operators.keySet()));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", path);
        entry.put(operator, argument(operator, inside));
        return entry;
    }

    /** A walk into one of the values; now and then too far. */
    List<String> steps(List<JsonNode> values) {
        var path = new ArrayList<String>();
        JsonNode at = values.isEmpty() ? NullNode.getInstance() : scalars.oneOf(values);
        while (path.size() < MAX_STEPS && !at.isEmpty() && (path.isEmpty() || random.nextInt(3) > 0)) {
            List<String> names = new ArrayList<>();
            at.fieldNames().forEachRemaining(names::add);
            int place = names.isEmpty() ? random.nextInt(at.size()) : 0;
            String step = names.isEmpty()
                    ? Integer.toString(random.nextInt(4) == 0 ? place - at.size() : place)
                    : scalars.oneOf(names);
            path.add(step);
            at = Objects.requireNonNull(JsonValue.at(at, List.of(step)));
        }
        if (path.isEmpty() || random.nextInt(10) == 0) {
            path.add(scalars.oneOf(List.of("climate", "0", "-1", "9", "none")));
        }
        return path;
    }

    private String key(List<JsonNode> values) {
        List<String> keys = values.stream()
                .flatMap(value -> value.properties().stream().map(Map.Entry::getKey))
                .toList();
        return keys.isEmpty() || random.nextInt(8) == 0 ? "none" : scalars.oneOf(keys);
    }

    private List<String> keys(List<JsonNode> values) {
        var keys = new ArrayList<String>();
        int size = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            keys.add(key(values));
        }
        return keys;
    }

    private List<String> texts(List<Object> strings) {
        var texts = new ArrayList<String>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            texts.add(scalars.text(strings));
        }
        return texts;
    }

    private Map<String, Object> matches(List<JsonNode> values) {
        List<JsonNode> objects = new ArrayList<>(values);
        objects.addAll(elements(values));
        String key = key(objects.stream().filter(JsonNode::isObject).toList());
        JsonPathTemplate template = scalars.oneOf(List.of(JsonPathTemplate.values()));
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("path", template.pathTo(key));
        if (template.hasVariable()) {
            List<JsonNode> found = new ArrayList<>();
            objects.forEach(object -> found.addAll(object.findValues(key)));
            found.addAll(elements(found));
            found.add(JsonValue.node(template == JsonPathTemplate.STARTS ? "M" : (Object) 5));
            List<JsonNode> taken = found.stream().filter(template::takes).toList();
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            variables.put("v", JsonValue.plain(scalars.oneOf(taken)));
            match.put("variables", variables);
        }
        return match;
    }

    /** A part of a value, or a value with more than it has; never JSON null, which no argument can be. */
    private Object json(List<JsonNode> values, boolean part) {
        JsonNode value = values.isEmpty() ? JsonValue.node(Map.of()) : scalars.oneOf(values);
        Object plain = JsonValue.plain(value);
        if (plain instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<Object, @Nullable Object> changed = new LinkedHashMap<>(map);
            if (part) {
                Object kept = scalars.oneOf(List.copyOf(map.keySet()));
                changed.keySet().removeIf(key -> !key.equals(kept) && random.nextInt(3) > 0);
            } else {
                changed.put("more", random.nextInt(3));
            }
            return changed;
        }
        if (part && plain instanceof List<?> list && !list.isEmpty() && random.nextInt(3) > 0) {
            Object element = list.get(random.nextInt(list.size()));
            return element == null || random.nextBoolean() ? java.util.Arrays.asList(element, element) : element;
        }
        return plain == null ? List.of() : plain;
    }

    static List<JsonNode> elements(List<JsonNode> lists) {
        return lists.stream()
                .filter(JsonNode::isArray)
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .toList();
    }

    static List<Object> lengths(List<JsonNode> lists) {
        return lists.stream()
                .filter(JsonNode::isArray)
                .<Object>map(list -> BigDecimal.valueOf(list.size()))
                .toList();
    }

    /** Text and numbers as the generator of scalars takes them. */
    static List<Object> scalars(List<JsonNode> values) {
        var scalars = new ArrayList<Object>();
        for (JsonNode value : values) {
            if (value.isTextual()) {
                scalars.add(value.textValue());
            } else if (value.isNumber()) {
                scalars.add(value.decimalValue());
            }
        }
        return scalars;
    }
}
