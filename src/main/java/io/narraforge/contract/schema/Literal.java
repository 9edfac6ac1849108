package io.narraforge.contract.schema;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;

/** Values and applied directives as SDL on one line, in one form for all that mean the same. */
public final class Literal {
    private Literal() {}

    /** A value; the fields of an object keep their order. */
    public static String of(Value<?> value) {
        return switch (value) {
            case StringValue string -> quoted(text(string));
            case IntValue number -> number.getValue().toString();
            case FloatValue number -> number.getValue().toString();
            case BooleanValue truth -> Boolean.toString(truth.isValue());
            case EnumValue name -> name.getName();
            case NullValue nothing -> "null";
            case ArrayValue list ->
                list.getValues().stream().map(Literal::of).collect(Collectors.joining(", ", "[", "]"));
            case ObjectValue object ->
                object.getObjectFields().stream()
                        .map(field -> field.getName() + ": " + of(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> throw new IllegalArgumentException("SDL has no such value: " + value);
        };
    }

    /** What a string says; graphql-java allows for trees that were put together without it. */
    public static String text(StringValue string) {
        return Objects.requireNonNullElse(string.getValue(), "");
    }

    /** A directive with its arguments by name. */
    public static String of(Directive directive) {
        String arguments = directive.getArguments().stream()
                .sorted(Comparator.comparing(Argument::getName))
                .map(each -> each.getName() + ": " + of(each.getValue()))
                .collect(Collectors.joining(", "));
        return "@" + directive.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
    }

    /** A string as SDL writes it, on one line whatever is in it. */
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> quoted.append('\\').append(next);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(visible(next));
            }
        }
        return quoted.append('"').toString();
    }

    private static String visible(char character) {
        return Character.isISOControl(character) ? "\\u%04X".formatted((int) character) : String.valueOf(character);
    }
}
