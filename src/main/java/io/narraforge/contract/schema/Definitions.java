package io.narraforge.contract.schema;

import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions of all files by their names; refuses two of one name, and extensions of nothing. */
final class Definitions {
    private static final List<Class<?>> KINDS = List.of(
            ObjectTypeDefinition.class,
            InterfaceTypeDefinition.class,
            UnionTypeDefinition.class,
            EnumTypeDefinition.class,
            InputObjectTypeDefinition.class,
            ScalarTypeDefinition.class);

    private final SdlReader reader;
    private final Map<String, TypeDefinition<?>> types = new LinkedHashMap<>();
    private final Map<String, List<TypeDefinition<?>>> extensionsByType = new LinkedHashMap<>();
    private final Map<String, DirectiveDefinition> directives = new LinkedHashMap<>();
    private final List<SchemaDefinition> schemaExtensions = new ArrayList<>();
    private @Nullable SchemaDefinition schema;

    Definitions(SdlReader reader) {
        this.reader = reader;
    }

    void add(Definition<?> definition) {
        switch (definition) {
            case SchemaExtensionDefinition extension -> schemaExtensions.add(extension);
            case SchemaDefinition first -> addSchema(first);
            case DirectiveDefinition directive -> addDirective(directive);
            case TypeDefinition<?> type -> addType(type);
            default ->
                throw SchemaRefusal.at(reader.place(definition), "an operation or a fragment is no part of a schema");
        }
    }

    private void addSchema(SchemaDefinition definition) {
        if (schema != null) {
            throw twice(reader.place(definition), "the schema", reader.place(schema));
        }
        schema = definition;
    }

    private void addDirective(DirectiveDefinition definition) {
        if (!Schema.isBuiltInDirective(definition.getName())) {
            refuseSecond("the directive @", directives.putIfAbsent(definition.getName(), definition), definition);
        }
    }

    private void addType(TypeDefinition<?> definition) {
        if (definition instanceof SDLExtensionDefinition) {
            extensionsByType
                    .computeIfAbsent(definition.getName(), name -> new ArrayList<>())
                    .add(definition);
        } else if (!Schema.isBuiltInType(definition.getName())) {
            refuseSecond("the type ", types.putIfAbsent(definition.getName(), definition), definition);
        }
    }

    private <T extends NamedNode<?>> void refuseSecond(String what, @Nullable T first, T second) {
        if (first != null) {
            throw twice(reader.place(second), what + second.getName(), reader.place(first));
        }
    }

    private static RuntimeException twice(Place second, String what, Place first) {
        return SchemaRefusal.at(second, what + " is defined twice; first at " + first);
    }

    boolean isSchemaDefined() {
        return schema != null;
    }

    /** The schema's definition, if any, and its extensions. */
    List<SchemaDefinition> schemaParts() {
        return Stream.concat(Stream.ofNullable(schema), schemaExtensions.stream())
                .toList();
    }

    Collection<DirectiveDefinition> directives() {
        return directives.values();
    }

    /** The types' own definitions. */
    Collection<TypeDefinition<?>> types() {
        extensionsByType.forEach((name, extensions) -> {
            if (!types.containsKey(name)) {
                throw SchemaRefusal.at(
                        reader.place(extensions.getFirst()), "the type " + name + " is extended, but not defined");
            }
        });
        return types.values();
    }

    /** A definition and what extends it, all of one kind. */
    List<TypeDefinition<?>> withExtensions(TypeDefinition<?> base) {
        var parts = new ArrayList<TypeDefinition<?>>();
        parts.add(base);
        Class<?> kind =
                KINDS.stream().filter(each -> each.isInstance(base)).findFirst().orElseThrow();
        for (TypeDefinition<?> extension : extensionsByType.getOrDefault(base.getName(), List.of())) {
            if (!kind.isInstance(extension)) {
                throw SchemaRefusal.at(
                        reader.place(extension),
                        "%s is extended as another kind of type than it is defined as at %s"
                                .formatted(base.getName(), reader.place(base)));
            }
            parts.add(extension);
        }
        return parts;
    }
}
