package io.narraforge.contract.schema;

import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.InterfaceType;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses what would make a comparison meaningless: names of nothing, types where they cannot stand, interfaces in a ring.
 * Whether an object keeps its interfaces' promises is the server's to check.
 */
final class SchemaCheck {
    private static final SchemaType BUILT_IN =
            new ScalarType(new Element("String", null, List.of(), new Place("", null)));

    private final Schema schema;
    private final Set<String> free = new HashSet<>();

    SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    void check() {
        if (!schema.roots().containsKey(Schema.RootOperation.QUERY)) {
            throw SchemaRefusal.at(schema.itself().place(), "the schema has no query type");
        }
        schema.roots().forEach((operation, root) -> {
            String what = "the root of " + operation.keyword();
            requireKind(root.type(), ObjectType.class::isInstance, what + ", which has to be an object", root.place());
        });
        schema.directives().forEach((name, rule) -> checkInputs(rule.arguments(), "@" + name));
        schema.types().values().forEach(this::checkType);
    }

    private void checkType(SchemaType type) {
        switch (type) {
            case Composite composite -> checkComposite(composite);
            case UnionType union ->
                union.members()
                        .forEach((name, place) -> requireKind(
                                name,
                                ObjectType.class::isInstance,
                                "a member of %s, which has to be an object".formatted(union.name()),
                                place));
            case InputType input -> checkInputs(input.fields(), input.name());
            case EnumType anEnum -> {}
            case ScalarType scalar -> {}
        }
    }

    private void checkComposite(Composite type) {
        type.interfaces()
                .forEach((name, place) -> requireKind(
                        name,
                        InterfaceType.class::isInstance,
                        "what %s implements, which has to be an interface".formatted(type.name()),
                        place));
        refuseRing(type, new HashSet<>());
        for (OutputField field : type.fields().values()) {
            String coordinate = type.name() + "." + field.name();
            requireKind(
                    field.type().innermost(),
                    SchemaType::isOutput,
                    "the type of the field " + coordinate + ", which can't be an input",
                    field.element().place());
            checkInputs(field.arguments(), coordinate);
        }
    }

    private void checkInputs(Map<String, InputValue> values, String owner) {
        for (InputValue value : values.values()) {
            requireKind(
                    value.type().innermost(),
                    SchemaType::isInput,
                    "the type of %s in %s, which has to be an input, an enum or a scalar"
                            .formatted(value.name(), owner),
                    value.element().place());
        }
    }

    private void requireKind(String name, Predicate<SchemaType> isAllowed, String role, Place place) {
        SchemaType type = schema.types().get(name);
        if (type == null && !Schema.isBuiltInScalar(name)) {
            throw SchemaRefusal.at(place, "there is no type %s; it is named as %s".formatted(name, role));
        }
        boolean fits = type == null ? isAllowed.test(BUILT_IN) : isAllowed.test(type);
        if (!fits) {
            throw SchemaRefusal.at(place, "%s is named as %s".formatted(name, role));
        }
    }

    /** Each interface is entered once, as those known to lead into no ring are kept. */
    private void refuseRing(Composite type, Set<String> path) {
        if (free.contains(type.name())) {
            return;
        }
        path.add(type.name());
        type.interfaces().forEach((name, place) -> {
            if (path.contains(name)) {
                throw SchemaRefusal.at(
                        place, "the interface %s implements itself, through %s".formatted(name, type.name()));
            }
            if (schema.types().get(name) instanceof InterfaceType next) {
                refuseRing(next, path);
            }
        });
        path.remove(type.name());
        free.add(type.name());
    }
}
