package io.narraforge.plan.value;

import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what an order or a group is made by: the one target that an input object names. */
public final class OperandReader {
    /** PostgreSQL's functions take 100 arguments, the value itself among them. */
    private static final int MAX_STEPS = 90;

    /** Steps stand in the statement's text, and more than once: together they are no longer than a name may be. */
    private static final int MAX_LENGTH = 1_000;

    private final Model model;

    public OperandReader(Model model) {
        this.model = model;
    }

    /**
     * Reads the target.
     *
     * @param targets the alternatives of the input object, without what goes with each of them
     */
    public Operand read(EntityModel entity, Map<?, ?> targets, Place place) {
        if (targets.size() != 1) {
            throw place.refuse("has " + targets.size() + " targets; name exactly one, such as field or path");
        }
        String name = targets.keySet().iterator().next().toString();
        Object target = targets.get(name);
        if (target == null) {
            throw place.at(name).refuse("is null; name a target, such as field: CREATED_AT");
        }
        return switch (name) {
            case "field" -> new Operand.Of(attribute(entity, target));
            case "path" -> path(entity, (Map<?, ?>) target, place.at(name));
            case "count" -> count(entity, target);
            default -> linked((FieldSource.ToOne) source(entity, name), target);
        };
    }

    private static FieldSource source(EntityModel entity, String field) {
        FieldSource source = entity.sourceByField().get(field);
        if (source == null) {
            throw new IllegalStateException("the contract has a target that nobody reads: " + field);
        }
        return source;
    }

    private static Attribute attribute(EntityModel entity, Object enumValue) {
        return entity.orderable()
                .filter(field -> Conventions.enumValueOf(field.getKey()).equals(enumValue))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Operand linked(FieldSource.ToOne toOne, Object enumValue) {
        EntityModel target = model.entity(toOne.targetType());
        return new Operand.Linked(target, toOne.foreignKey(), new Operand.Of(attribute(target, enumValue)));
    }

    private Operand count(EntityModel entity, Object enumValue) {
        return entity.sourceByField().entrySet().stream()
                .filter(field -> field.getValue() instanceof FieldSource.ToMany
                        && Conventions.enumValueOf(field.getKey()).equals(enumValue))
                .map(field -> (FieldSource.ToMany) field.getValue())
                .map(many -> new Operand.RelationCount(model.entity(many.targetType()), many.foreignKey(), many.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Operand path(EntityModel entity, Map<?, ?> given, Place place) {
        Attribute column = entity.sourceByField().entrySet().stream()
                .filter(field -> Conventions.enumValueOf(field.getKey()).equals(given.get("column")))
                .flatMap(field -> field.getValue() instanceof FieldSource.Column(var attribute)
                                && attribute.kind() == ValueKind.JSON
                        ? Stream.of(attribute)
                        : Stream.empty())
                .findFirst()
                .orElseThrow();
        List<String> path = steps(given.get("path"), place.at("path"));
        return new Operand.Json(JsonPlace.of(column).at(path), JsonScalar.valueOf(String.valueOf(given.get("as"))));
    }

    /** Keys of objects and, as numbers from 0, places in lists. */
    public static List<String> steps(@Nullable Object steps, Place place) {
        List<?> given = steps instanceof List<?> list ? list : List.of();
        if (given.isEmpty()) {
            throw place.refuse("is empty; write the keys that lead to the value, such as [\"climate\"]");
        }
        if (given.size() > MAX_STEPS) {
            throw place.beyondLimit("has", MAX_STEPS, given.size(), "steps");
        }
        var path = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            path.add(ValueText.storable(String.valueOf(given.get(i)), place.at(i)));
        }
        int length = path.stream().mapToInt(String::length).sum();
        if (length > MAX_LENGTH) {
            throw place.beyondLimit("has", MAX_LENGTH, length, "characters in all");
        }
        return List.copyOf(path);
    }
}
