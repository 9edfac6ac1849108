package io.narraforge.contract.schema;

import graphql.language.Definition;
import graphql.language.DescribedNode;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts one schema together from the definitions of its files, whatever their order. */
public final class SchemaAssembly {
    private final SdlReader reader;
    private final Definitions definitions;

    private SchemaAssembly(List<SdlFile> files) {
        this.reader = new SdlReader(new Positions(files));
        this.definitions = new Definitions(reader);
    }

    /** The schema that the files define together; a broken one is refused with the place that is wrong. */
    public static Schema assemble(List<SdlFile> files) {
        var assembly = new SchemaAssembly(files);
        for (SdlFile file : files) {
            for (Definition<?> definition : file.document().getDefinitions()) {
                assembly.definitions.add(definition);
            }
        }
        Schema schema = assembly.schema(files.getFirst().name());
        new SchemaCheck(schema).check();
        return schema;
    }

    private Schema schema(String firstFile) {
        Map<String, SchemaType> types = types();
        var directives = new LinkedHashMap<String, DirectiveRule>();
        for (DirectiveDefinition each : definitions.directives()) {
            directives.put(each.getName(), reader.directive(each));
        }
        List<SchemaDefinition> parts = definitions.schemaParts();
        return new Schema(
                itself(parts, firstFile),
                new RootBindings(reader, definitions.isSchemaDefined()).of(parts, types),
                types,
                Collections.unmodifiableMap(directives));
    }

    private Element itself(List<SchemaDefinition> parts, String firstFile) {
        if (parts.isEmpty()) {
            return new Element("schema", null, List.of(), new Place(firstFile, null));
        }
        SchemaDefinition first = parts.getFirst();
        return new Element(
                "schema",
                SdlReader.words(first.getDescription()),
                parts.stream().flatMap(each -> each.getDirectives().stream()).toList(),
                reader.place(first));
    }

    private Map<String, SchemaType> types() {
        var types = new LinkedHashMap<String, SchemaType>();
        for (TypeDefinition<?> base : definitions.types()) {
            types.put(base.getName(), type(base, definitions.withExtensions(base)));
        }
        return Collections.unmodifiableMap(types);
    }

    private SchemaType type(TypeDefinition<?> base, List<TypeDefinition<?>> parts) {
        String name = base.getName();
        Element element = element(base, parts);
        return switch (base) {
            case ObjectTypeDefinition object ->
                new SchemaType.ObjectType(
                        element,
                        interfaces(parts, name),
                        reader.fields(
                                all(parts, ObjectTypeDefinition.class, ObjectTypeDefinition::getFieldDefinitions),
                                name));
            case InterfaceTypeDefinition anInterface ->
                new SchemaType.InterfaceType(
                        element,
                        interfaces(parts, name),
                        reader.fields(
                                all(parts, InterfaceTypeDefinition.class, InterfaceTypeDefinition::getFieldDefinitions),
                                name));
            case UnionTypeDefinition union ->
                new SchemaType.UnionType(element, reader.names(members(parts), "the member of " + name + " "));
            case EnumTypeDefinition anEnum ->
                new SchemaType.EnumType(
                        element,
                        reader.values(
                                all(parts, EnumTypeDefinition.class, EnumTypeDefinition::getEnumValueDefinitions),
                                name));
            case InputObjectTypeDefinition input ->
                new SchemaType.InputType(
                        element,
                        reader.inputFields(
                                all(
                                        parts,
                                        InputObjectTypeDefinition.class,
                                        InputObjectTypeDefinition::getInputValueDefinitions),
                                name));
            case ScalarTypeDefinition scalar -> new SchemaType.ScalarType(element);
            default -> throw new IllegalStateException("GraphQL has no such type: " + base);
        };
    }

    private Element element(TypeDefinition<?> base, List<TypeDefinition<?>> parts) {
        List<Directive> directives =
                parts.stream().flatMap(each -> each.getDirectives().stream()).toList();
        return reader.element(base, ((DescribedNode<?>) base).getDescription(), directives);
    }

    private Map<String, Place> interfaces(List<TypeDefinition<?>> parts, String name) {
        List<TypeName> named = parts.stream()
                .flatMap(each -> ((ImplementingTypeDefinition<?>) each).getImplements().stream())
                .map(TypeName.class::cast)
                .toList();
        return reader.names(named, "the interface of " + name + " ");
    }

    private static List<TypeName> members(List<TypeDefinition<?>> parts) {
        return parts.stream()
                .flatMap(each -> ((UnionTypeDefinition) each).getMemberTypes().stream())
                .map(TypeName.class::cast)
                .toList();
    }

    private static <D, M> List<M> all(List<TypeDefinition<?>> parts, Class<D> kind, Function<D, List<M>> members) {
        Stream<D> ofKind = parts.stream().map(kind::cast);
        return ofKind.flatMap(each -> members.apply(each).stream()).collect(ArrayList::new, List::add, List::addAll);
    }
}
