package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.RawJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the engine as a test looks at it.
 *
 * @param statements the SQL that the request ran, in order
 * @param failures what the engine called its own fault
 */
record Reply(GraphQlAnswer answer, List<String> statements, List<Throwable> failures) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(RawJson.class, new RawJsonSerializer()))
            .build();

    private static final class RawJsonSerializer extends JsonSerializer<RawJson> {
        @Override
        public void serialize(RawJson value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeRawValue(value.getValue());
        }
    }

    /** One error, as a client reads it. */
    record Failure(
            @Nullable Object code, String message, @Nullable Object path, Map<String, Object> extensions) {}

    /** Fails when there are errors. */
    Reply withoutErrors() {
        assertThat(failures).isEmpty();
        assertThat(answer.errors()).isEmpty();
        return this;
    }

    /** The data as JSON text, in single quotes for the sake of the reader. */
    String data() {
        try {
            return MAPPER.writeValueAsString(answer.data()).replace('"', '\'');
        } catch (JsonProcessingException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    List<Failure> errors() {
        return answer.errors().stream().map(Reply::failure).toList();
    }

    private static Failure failure(Map<String, @Nullable Object> error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.get("extensions") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> extensions.put(String.valueOf(key), value));
        }
        return new Failure(extensions.get("code"), String.valueOf(error.get("message")), error.get("path"), extensions);
    }

    Failure onlyError() {
        assertThat(answer.errors()).hasSize(1);
        return errors().getFirst();
    }

    /** The value at a path such as {@code worlds.nodes.0.name}; null where the way ends earlier. */
    @Nullable
    Object at(String path) {
        return all(path).findFirst().orElse(null);
    }

    String text(String path) {
        return String.valueOf(at(path));
    }

    /** The values at a path in which {@code *} stands for every place of a list, as text. */
    List<String> texts(String path) {
        return all(path).map(String::valueOf).toList();
    }

    private Stream<Object> all(String path) {
        Stream<Object> found = Stream.ofNullable(answer.data());
        for (String step : path.split("\\.", -1)) {
            found = found.flatMap(value -> below(value, step));
        }
        return found.map(Reply::asText);
    }

    /** Text is served in its JSON form; stored JSON of other kinds stays as it is. */
    private static Object asText(Object value) {
        try {
            return value instanceof RawJson json && json.utf8()[0] == '"'
                    ? MAPPER.readValue(json.utf8(), String.class)
                    : value;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Stream<Object> below(Object value, String step) {
        return switch (value) {
            case Map<?, ?> object -> Stream.ofNullable(object.get(step));
            case List<?> list when step.equals("*") -> list.stream().map(Object.class::cast);
            case List<?> list -> Stream.ofNullable(list.get(Integer.parseInt(step)));
            default -> Stream.empty();
        };
    }
}
