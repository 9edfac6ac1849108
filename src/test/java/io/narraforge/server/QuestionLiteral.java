package io.narraforge.server;

import com.fasterxml.jackson.databind.node.TextNode;
import graphql.language.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the value of an input as a literal of GraphQL. */
final class QuestionLiteral {
    private final QuestionSdl sdl;

    QuestionLiteral(QuestionSdl sdl) {
        this.sdl = sdl;
    }

    /** JSON objects whose keys are no names of GraphQL have no literal. */
    static boolean exists(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .allMatch(each -> each.getKey().toString().matches("[_A-Za-z][_0-9A-Za-z]*")
                                && (each.getValue() == null || exists(each.getValue())));
            case List<?> list -> list.stream().allMatch(each -> each == null || exists(each));
            default -> true;
        };
    }

    String write(String type, Object value) {
        return switch (value) {
            case List<?> list ->
                list.stream().map(each -> write(type, each)).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map
            when sdl.isInput(type) -> {
                Map<String, Type<?>> fields = sdl.input(type);
                yield map.entrySet().stream()
                        .map(each -> each.getKey() + ": "
                                + write(
                                        QuestionSdl.base(Objects.requireNonNull(fields.get(each.getKey()))),
                                        Objects.requireNonNull(each.getValue())))
                        .collect(Collectors.joining(", ", "{", "}"));
            }
            case String name when sdl.isEnum(type) -> name;
            default -> json(value);
        };
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + ": " + json(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(QuestionLiteral::json).collect(Collectors.joining(", ", "[", "]"));
            case String text -> TextNode.valueOf(text).toString();
            case null -> "null";
            default -> value.toString();
        };
    }
}
