package io.narraforge.contract.lint;

import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.Element;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.TypeRef;
import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One named thing of a schema.
 *
 * @param owner the type or directive that it is in, or is
 * @param type what a field or an argument is of; null for what has no type
 * @param isRequired whether clients have to give it
 */
record Part(
        Kind kind,
        String owner,
        String coordinate,
        Element element,
        @Nullable TypeRef type,
        boolean isRequired) {
    /** What it is. */
    enum Kind {
        TYPE,
        FIELD,
        ARGUMENT,
        INPUT_FIELD,
        ENUM_VALUE,
        DIRECTIVE,
        DIRECTIVE_ARGUMENT
    }

    String name() {
        return element.name();
    }

    /** All there are, types with what is in them. */
    static Stream<Part> of(Schema schema) {
        return Stream.concat(
                schema.types().values().stream().flatMap(Part::of),
                schema.directives().values().stream().flatMap(Part::of));
    }

    private static Stream<Part> of(SchemaType type) {
        String name = type.name();
        Stream<Part> members = switch (type) {
            case Composite composite -> composite.fields().values().stream().flatMap(field -> of(name, field));
            case EnumType anEnum ->
                anEnum.values().values().stream()
                        .map(value -> new Part(Kind.ENUM_VALUE, name, name + "." + value.name(), value, null, false));
            case InputType input -> given(Kind.INPUT_FIELD, name, input.fields().values(), field -> name + "." + field);
            case SchemaType.UnionType union -> Stream.of();
            case SchemaType.ScalarType scalar -> Stream.of();
        };
        return Stream.concat(Stream.of(new Part(Kind.TYPE, name, name, type.element(), null, false)), members);
    }

    private static Stream<Part> of(String type, OutputField field) {
        String coordinate = type + "." + field.name();
        return Stream.concat(
                Stream.of(new Part(Kind.FIELD, type, coordinate, field.element(), field.type(), false)),
                given(Kind.ARGUMENT, type, field.arguments().values(), name -> coordinate + "(" + name + ":)"));
    }

    private static Stream<Part> of(DirectiveRule rule) {
        String coordinate = "@" + rule.name();
        return Stream.concat(
                Stream.of(new Part(Kind.DIRECTIVE, coordinate, coordinate, rule.element(), null, false)),
                given(
                        Kind.DIRECTIVE_ARGUMENT,
                        coordinate,
                        rule.arguments().values(),
                        name -> coordinate + "(" + name + ":)"));
    }

    private static Stream<Part> given(
            Kind kind, String owner, Collection<InputValue> values, UnaryOperator<String> coordinate) {
        return values.stream()
                .map(value -> new Part(
                        kind,
                        owner,
                        coordinate.apply(value.name()),
                        value.element(),
                        value.type(),
                        value.isRequired()));
    }
}
