package io.narraforge.model;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Binds the SDL types that are views of JSON objects; their keys are not in any catalog, so only their form is checked. */
final class ShapeBinder {
    private final TypeDefinitionRegistry contract;
    private final Declarations declarations;
    private final List<Misfit> findings;

    ShapeBinder(TypeDefinitionRegistry contract, Declarations declarations, List<Misfit> findings) {
        this.contract = contract;
        this.declarations = declarations;
        this.findings = findings;
    }

    Map<String, JsonShape> bind(Collection<EntityModel> entities) {
        var shapes = new LinkedHashMap<String, JsonShape>();
        for (String typeName : elementTypes(entities)) {
            if (contract.getTypeOrNull(typeName) instanceof ObjectTypeDefinition type) {
                shapes.put(typeName, bindShape(type));
            } else {
                findings.add(Misfit.noSource(typeName, "no object type for a view of JSON"));
            }
        }
        return shapes;
    }

    private static Set<String> elementTypes(Collection<EntityModel> entities) {
        var names = new TreeSet<String>();
        for (EntityModel entity : entities) {
            for (FieldSource source : entity.sourceByField().values()) {
                if (source instanceof FieldSource.JsonObjects objects) {
                    names.add(objects.elementType());
                }
            }
        }
        return names;
    }

    private JsonShape bindShape(ObjectTypeDefinition type) {
        var keys = new LinkedHashMap<String, JsonShape.JsonKey>();
        for (FieldDefinition field : type.getFieldDefinitions()) {
            String coordinate = type.getName() + "." + field.getName();
            if (!declarations.computed().contains(coordinate)) {
                bindKey(coordinate, field, keys);
            }
        }
        return new JsonShape(type.getName(), keys);
    }

    private void bindKey(String coordinate, FieldDefinition field, Map<String, JsonShape.JsonKey> keys) {
        SdlType type = SdlType.of(field.getType());
        if (type.required()) {
            findings.add(new Misfit(
                    Misfit.Kind.PROMISE_WITHOUT_CONSTRAINT,
                    coordinate,
                    "nothing guarantees a JSON key, so `!` is wrong"));
        }
        String key =
                declarations.sourceNameByCoordinate().getOrDefault(coordinate, Conventions.columnOf(field.getName()));
        ValueKind.ofScalar(type.name())
                .ifPresentOrElse(
                        kind -> keys.put(field.getName(), new JsonShape.JsonKey(key, kind, type.list())),
                        () -> findings.add(
                                Misfit.noSource(coordinate, "a JSON key can't be served as " + type.name())));
    }
}
