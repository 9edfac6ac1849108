package io.narraforge.contract.schema;

import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import io.narraforge.contract.schema.Schema.Binding;
import io.narraforge.contract.schema.Schema.RootOperation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which types are the roots: those that the schema's definition names, or, without one, those of the usual names. */
final class RootBindings {
    private final SdlReader reader;
    private final boolean isSchemaDefined;

    RootBindings(SdlReader reader, boolean isSchemaDefined) {
        this.reader = reader;
        this.isSchemaDefined = isSchemaDefined;
    }

    Map<RootOperation, Binding> of(List<SchemaDefinition> parts, Map<String, SchemaType> types) {
        var bindings = new EnumMap<RootOperation, Binding>(RootOperation.class);
        for (SchemaDefinition part : parts) {
            part.getOperationTypeDefinitions().forEach(each -> bind(each, bindings));
        }
        if (!isSchemaDefined) {
            for (RootOperation operation : RootOperation.values()) {
                SchemaType usual = types.get(operation.usualType());
                if (usual instanceof SchemaType.ObjectType) {
                    bindings.putIfAbsent(
                            operation, new Binding(usual.name(), usual.element().place()));
                }
            }
        }
        return Collections.unmodifiableMap(bindings);
    }

    private void bind(OperationTypeDefinition node, Map<RootOperation, Binding> bindings) {
        RootOperation operation = RootOperation.valueOf(node.getName().toUpperCase(Locale.ROOT));
        Binding binding = new Binding(node.getTypeName().getName(), reader.place(node));
        Binding first = bindings.putIfAbsent(operation, binding);
        if (first != null) {
            throw SchemaRefusal.at(
                    binding.place(),
                    "the root of %s is named twice; first at %s".formatted(operation.keyword(), first.place()));
        }
    }
}
