package io.narraforge.contract.operations;

import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.Schema.Binding;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import io.narraforge.contract.schema.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/** An operation by a random walk through a schema: most are valid, and every alias is used once. */
final class RandomOperation {
    private static final int DEPTH = 4;

    private final Schema schema;
    private final Random random;
    private final List<String> variables = new ArrayList<>();
    private final List<String> fragments = new ArrayList<>();
    private int names;

    private RandomOperation(Schema schema, Random random) {
        this.schema = schema;
        this.random = random;
    }

    static String of(Schema schema, long seed) {
        return new RandomOperation(schema, new Random(seed)).text();
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private <T> T any(Collection<T> all) {
        return List.copyOf(all).get(random.nextInt(all.size()));
    }

    private String text() {
        Map.Entry<RootOperation, Binding> bound = any(schema.roots().entrySet());
        RootOperation kind = bound.getKey();
        SchemaType root =
                Objects.requireNonNull(schema.types().get(bound.getValue().type()));
        String directive = directive("QUERY", 3);
        String selections = selections(root, DEPTH);
        return kind.keyword() + " Walk" + (variables.isEmpty() ? "" : "(" + String.join(", ", variables) + ")")
                + (kind == RootOperation.QUERY ? directive : "") + selections + String.join("", fragments);
    }

    private String selections(SchemaType type, int depth) {
        var selections = new ArrayList<String>();
        if (type instanceof Composite composite && depth > 0) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                selections.add(field(any(composite.fields().values()), depth));
            }
        }
        if (depth > 0 && !oneIn(3)) {
            selections.add(fragment(type, depth));
        }
        return " {\n" + (selections.isEmpty() ? "__typename" : String.join("\n", selections)) + "\n}";
    }

    private String field(OutputField field, int depth) {
        SchemaType type = schema.types().get(field.type().innermost());
        return "n" + names++ + ": " + field.name() + arguments(field.arguments().values(), depth)
                + directive("FIELD", 6)
                + (type == null || type.isInput() ? "" : selections(type, depth - 1));
    }

    private String fragment(SchemaType parent, int depth) {
        List<SchemaType> conditions = schema.types().values().stream()
                .filter(each -> each instanceof Composite || each instanceof UnionType)
                .filter(each -> new Overlaps(schema).overlap(parent.name(), each.name()))
                .toList();
        if (conditions.isEmpty()) {
            return "__typename";
        }
        SchemaType condition = any(conditions);
        String part = " on " + condition.name() + selections(condition, depth - 1);
        if (oneIn(2)) {
            return "..." + part;
        }
        String name = "F" + names++;
        fragments.add("\nfragment " + name + part);
        return "..." + name;
    }

    private String directive(String location, int oneIn) {
        var rule = schema.directives().get("run");
        if (rule == null || !rule.locations().containsKey(location) || !oneIn(oneIn)) {
            return "";
        }
        String once = " @run" + arguments(rule.arguments().values(), 2);
        return rule.isRepeatable() && oneIn(2) ? once + once : once;
    }

    private String arguments(Collection<InputValue> arguments, int depth) {
        String given = arguments.stream()
                .filter(each -> each.isRequired() || oneIn(2))
                .map(each -> each.name() + ": " + value(each, depth))
                .collect(Collectors.joining(", "));
        return given.isEmpty() ? "" : "(" + given + ")";
    }

    private String value(InputValue definition, int depth) {
        if (!oneIn(3)) {
            return literal(definition.type(), depth);
        }
        String name = "$v" + names++;
        boolean mayBeAbsent = definition.defaultValue() != null && oneIn(2);
        TypeRef type = mayBeAbsent ? definition.type().nullable() : definition.type();
        boolean mayHoldVariables = schema.types().get(type.innermost()) instanceof InputType;
        String otherwise = mayHoldVariables || !oneIn(4) ? "" : " = " + literal(type, depth);
        variables.add(name + ": " + type + otherwise);
        return name;
    }

    private String literal(TypeRef type, int depth) {
        return switch (type) {
            case TypeRef.NonNull(TypeRef inner) -> given(inner, depth);
            default -> oneIn(5) ? "null" : given(type, depth);
        };
    }

    private String given(TypeRef type, int depth) {
        if (type instanceof TypeRef.ListOf(TypeRef item)) {
            return oneIn(4) ? "[]" : "[" + literal(item, depth) + ", " + literal(item, depth) + "]";
        }
        return switch (schema.types().get(type.innermost())) {
            case EnumType anEnum -> any(anEnum.values().keySet());
            case InputType input -> object(input, depth - 1);
            case null, default -> type.innermost().equals("Int") ? "7" : "\"x\"";
        };
    }

    private String object(InputType input, int depth) {
        if (depth < -1) {
            // Some inputs can't be given at all; the operation is not valid, and is left out.
            return "null";
        }
        if (input.element().isOneOf()) {
            InputValue one = any(input.fields().values());
            return "{" + one.name() + ": " + given(one.type().nullable(), depth) + "}";
        }
        return input.fields().values().stream()
                .filter(each -> each.isRequired() || (depth > 0 && oneIn(2)))
                .map(each -> each.name() + ": " + (oneIn(6) ? value(each, depth) : literal(each.type(), depth)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Which types an object can be both of. */
    private record Overlaps(Schema schema) {
        boolean overlap(String one, String other) {
            return schema.types().values().stream()
                    .filter(SchemaType.ObjectType.class::isInstance)
                    .anyMatch(each -> isOf(each, one) && isOf(each, other));
        }

        private boolean isOf(SchemaType object, String type) {
            return object.name().equals(type)
                    || (object instanceof Composite composite
                            && composite.interfaces().containsKey(type))
                    || (schema.types().get(type) instanceof UnionType union
                            && union.members().containsKey(object.name()));
        }
    }
}
