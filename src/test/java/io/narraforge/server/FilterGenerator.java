package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Type;
import io.narraforge.server.QuestionData.Stored;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws {@code where} arguments out of the contract's input types, with values that mostly occur in the rows. */
final class FilterGenerator {
    private static final int MAX_RELATIONS = 3;
    private static final int MAX_LOGIC = 3;
    private static final String FILTER = "Filter";

    private final QuestionSdl sdl;
    private final QuestionData data;
    private final Random random;
    private final ScalarGenerator scalars;
    private final JsonGenerator json;
    private int relations;
    private int logic;

    FilterGenerator(QuestionSdl sdl, QuestionData data, List<String> texts, Random random) {
        this.sdl = sdl;
        this.data = data;
        this.random = random;
        this.scalars = new ScalarGenerator(sdl, texts, random);
        this.json = new JsonGenerator(sdl, scalars, random);
    }

    Map<String, Object> where(String entity) {
        relations = 0;
        logic = 0;
        return ofRows(entity, data.rows(entity));
    }

    private interface Draw {
        Object from(String field, Type<?> type);
    }

    /** One test mostly, for two together seldom leave anything. */
    private Map<String, Object> some(String type, Draw draw) {
        List<Map.Entry<String, Type<?>>> fields = sdl.input(type).entrySet().stream()
                .filter(field -> !(isLogic(field.getKey()) && logic >= MAX_LOGIC))
                .filter(field -> !(isRelation(QuestionSdl.base(field.getValue())) && relations >= MAX_RELATIONS))
                .toList();
        Map<String, Object> tests = new LinkedHashMap<>();
        int size = random.nextInt(4) == 0 ? 2 : 1;
        while (tests.size() < size) {
            // As often as any other field a logical one would hardly be drawn.
            var field = fields.get(random.nextInt(random.nextInt(4) == 0 ? Math.min(3, fields.size()) : fields.size()));
            if (!tests.containsKey(field.getKey())) {
                tests.put(field.getKey(), draw.from(field.getKey(), field.getValue()));
            }
        }
        return tests;
    }

    private static boolean isLogic(String field) {
        return field.equals("and") || field.equals("or") || field.equals("not");
    }

    private boolean isRelation(String type) {
        return sdl.isEntity(type.replaceFirst("(List)?Filter$", ""));
    }

    private interface Part {
        Map<String, Object> draw();
    }

    private Object logic(Type<?> type, Part part) {
        logic++;
        Object drawn = QuestionSdl.isList(type)
                ? Stream.generate(part::draw).limit(1 + random.nextInt(3)).toList()
                : part.draw();
        logic--;
        return drawn;
    }

    private Map<String, Object> ofRows(String entity, List<Stored> rows) {
        List<Stored> known = rows.isEmpty() ? data.rows(entity) : rows;
        return some(
                entity + FILTER,
                (field, type) -> isLogic(field)
                        ? logic(type, () -> ofRows(entity, known))
                        : ofField(entity, field, QuestionSdl.base(type), known));
    }

    private Object ofField(String entity, String field, String type, List<Stored> rows) {
        String prefix = type.substring(0, type.length() - FILTER.length());
        if (sdl.isEntity(prefix)) {
            List<Stored> linked = rows.stream()
                    .map(row -> data.linked(row, field))
                    .filter(Objects::nonNull)
                    .toList();
            return related(() -> ofRows(prefix, linked));
        }
        if (sdl.targetOfMany(entity, field).isPresent()) {
            String target = sdl.targetOfMany(entity, field).get();
            List<Stored> related = rows.stream()
                    .flatMap(row -> data.related(row, target).stream())
                    .toList();
            return related(() -> one(type, unused -> ofRows(target, related)));
        }
        if (!sdl.output(entity).containsKey(field)) {
            String target =
                    sdl.targetOfMany(entity, field.replaceFirst("Count$", "")).orElseThrow();
            return scalars.draw(
                    type,
                    rows.stream()
                            .<Object>map(row ->
                                    BigDecimal.valueOf(data.related(row, target).size()))
                            .toList());
        }
        return ofValues(
                type,
                rows.stream()
                        .map(row -> row.values().get(field))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private Map<String, Object> related(Part part) {
        relations++;
        Map<String, Object> drawn = part.draw();
        relations--;
        return drawn;
    }

    private interface Inner {
        Object draw(String field);
    }

    /** An input object with one of its fields. */
    private Map<String, Object> one(String type, Inner inner) {
        String field = scalars.oneOf(List.copyOf(sdl.input(type).keySet()));
        return Map.of(field, inner.draw(field));
    }

    private Object ofValues(String type, List<Object> values) {
        return switch (type) {
            case "JsonFilter" -> json.ofJson(nodes(values));
            case "StringListFilter" -> json.ofStrings(nodes(values));
            default -> type.endsWith("ListFilter") ? ofLists(type, nodes(values)) : scalars.draw(type, values);
        };
    }

    private static List<JsonNode> nodes(List<Object> values) {
        return values.stream().map(JsonNode.class::cast).toList();
    }

    private Map<String, Object> ofLists(String type, List<JsonNode> lists) {
        String shape = type.substring(0, type.length() - "ListFilter".length());
        return one(
                type,
                field -> field.equals("length")
                        ? scalars.draw("IntFilter", JsonGenerator.lengths(lists))
                        : ofObjects(shape, JsonGenerator.elements(lists)));
    }

    private Map<String, Object> ofObjects(String shape, List<JsonNode> objects) {
        return some(shape + FILTER, (field, type) -> {
            if (isLogic(field)) {
                return logic(type, () -> ofObjects(shape, objects));
            }
            List<JsonNode> values = new ArrayList<>();
            for (JsonNode object : objects) {
                @Nullable JsonNode value = object.get(FilterOracle.keyOf(field));
                if (value != null) {
                    values.add(value);
                }
            }
            return QuestionSdl.base(type).equals("StringListFilter")
                    ? json.ofStrings(values)
                    : scalars.draw(QuestionSdl.base(type), JsonGenerator.scalars(values));
        });
    }
}
