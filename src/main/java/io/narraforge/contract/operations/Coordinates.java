package io.narraforge.contract.operations;

import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.InputType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes schema coordinates apart. */
final class Coordinates {
    private Coordinates() {}

    /** {@code World} of {@code World.name} and of {@code World.name(in:)}. */
    static String type(String coordinate) {
        return before(coordinate, '.');
    }

    /** What an argument belongs to: {@code World.name} of {@code World.name(in:)}, {@code @cached} of {@code @cached(for:)}. */
    static String owner(String argument) {
        return before(argument, '(');
    }

    private static String before(String coordinate, char end) {
        int found = coordinate.indexOf(end);
        return found < 0 ? coordinate : coordinate.substring(0, found);
    }

    /** The argument or input field at a coordinate; null where the schema has none there. */
    static @Nullable InputValue find(Schema schema, String coordinate) {
        String owner = owner(coordinate);
        if (owner.equals(coordinate)) {
            return schema.types().get(type(coordinate)) instanceof InputType input
                    ? input.fields().get(coordinate.substring(input.name().length() + 1))
                    : null;
        }
        return arguments(schema, owner).get(coordinate.substring(owner.length() + 1, coordinate.length() - 2));
    }

    private static Map<String, InputValue> arguments(Schema schema, String owner) {
        if (owner.startsWith("@")) {
            DirectiveRule rule = schema.directives().get(owner.substring(1));
            return rule == null ? Map.of() : rule.arguments();
        }
        OutputField field = schema.types().get(type(owner)) instanceof Composite composite
                ? composite.fields().get(owner.substring(composite.name().length() + 1))
                : null;
        return field == null ? Map.of() : field.arguments();
    }
}
