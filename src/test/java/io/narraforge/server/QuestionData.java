package io.narraforge.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.language.Type;
import io.narraforge.database.TestDatabase;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All rows, read once through plain JDBC. Values are String (ids and enums too, as stored), BigDecimal, Double (of float
 * columns), Boolean, Instant, JsonNode.
 */
final class QuestionData {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final DateTimeFormatter POSTGRES_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH", "+00")
            .toFormatter();

    private final QuestionSdl sdl;
    private final Map<String, List<Stored>> rowsByEntity = new HashMap<>();

    /** A row: its values by the contract's fields, null where the column is. */
    record Stored(String entity, Map<String, @Nullable Object> values) {
        String id() {
            return String.valueOf(values.get("id"));
        }
    }

    QuestionData(QuestionSdl sdl, TestDatabase database) {
        this.sdl = sdl;
        sdl.entities().forEach(entity -> rowsByEntity.put(entity, read(entity, database)));
        var computed = new QuestionComputed(this);
        rowsByEntity.values().forEach(rows -> rows.forEach(computed::addTo));
    }

    List<Stored> rows(String entity) {
        return Objects.requireNonNull(rowsByEntity.get(entity));
    }

    /** The rows that name this one by their foreign key: {@code World} → {@code worldId}. */
    List<Stored> related(Stored row, String target) {
        String foreignKey =
                Character.toLowerCase(row.entity().charAt(0)) + row.entity().substring(1) + "Id";
        return rows(target).stream()
                .filter(other -> row.id().equals(other.values().get(foreignKey)))
                .toList();
    }

    /** The row that {@code field + "Id"} names. */
    @Nullable
    Stored linked(Stored row, String field) {
        String target =
                QuestionSdl.base(Objects.requireNonNull(sdl.output(row.entity()).get(field)));
        return rows(target).stream()
                .filter(other -> other.id().equals(row.values().get(field + "Id")))
                .findFirst()
                .orElse(null);
    }

    /** Every text of every row, inside JSON too, keys as well. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        rowsByEntity
                .values()
                .forEach(rows -> rows.forEach(row -> row.values().values().forEach(value -> {
                    if (value instanceof String text) {
                        texts.add(text);
                    } else if (value instanceof JsonNode json) {
                        addTexts(json, texts);
                    }
                })));
        return texts;
    }

    private static void addTexts(JsonNode json, Set<String> texts) {
        if (json.isTextual()) {
            texts.add(json.textValue());
        }
        json.fieldNames().forEachRemaining(texts::add);
        json.forEach(inner -> addTexts(inner, texts));
    }

    private List<Stored> read(String entity, TestDatabase database) {
        Map<String, Type<?>> columns = new HashMap<>();
        sdl.output(entity).forEach((field, type) -> {
            String name = QuestionSdl.base(type);
            boolean hasTable = sdl.isEntity(name)
                    || name.endsWith("Connection")
                    || name.contains("Aggregate")
                    || name.endsWith("Group");
            if (!hasTable && !QuestionComputed.fields(entity).contains(field)) {
                columns.put(field, type);
            }
        });
        return database.database().run(connection -> {
            var stored = new ArrayList<Stored>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT * FROM " + QuestionSdl.table(entity))) {
                while (rows.next()) {
                    Map<String, @Nullable Object> values = new HashMap<>();
                    for (var column : columns.entrySet()) {
                        String text = rows.getString(QuestionSdl.column(column.getKey()));
                        values.put(column.getKey(), text == null ? null : value(column.getValue(), text));
                    }
                    stored.add(new Stored(entity, values));
                }
            }
            return stored;
        });
    }

    private Object value(Type<?> type, String text) {
        String name = QuestionSdl.base(type);
        if (QuestionSdl.isList(type) || name.equals("JSON")) {
            return json(text);
        }
        return switch (name) {
            case "ID", "String" -> text;
            case "Int", "Long", "Decimal" -> new BigDecimal(text);
            case "Float" -> Double.valueOf(text);
            case "Boolean" -> text.equals("t");
            case "DateTime" -> OffsetDateTime.parse(text, POSTGRES_TIME).toInstant();
            default -> {
                if (!sdl.isEnum(name)) {
                    throw new AssertionError("the oracle reads no " + name);
                }
                yield text;
            }
        };
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
