package io.narraforge.contract.source;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Argument;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.language.Value;
import io.narraforge.contract.schema.Schema.RootOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * An introspected schema as SDL's syntax tree. graphql-java's own reader leaves out what newer servers tell: the addresses
 * of scalars, {@code @oneOf}, deprecated arguments and input fields.
 */
final class IntrospectionReader {
    private final IntrospectionNodes nodes;

    IntrospectionReader(String file) {
        this.nodes = new IntrospectionNodes(file);
    }

    Document document(JsonNode schema) {
        var definitions = Document.newDocument();
        definitions.definition(schemaDefinition(schema));
        for (JsonNode type : nodes.array(schema, "types", "the schema")) {
            if (!nodes.name(type, "a type").startsWith("__")) {
                definitions.definition(type(type));
            }
        }
        for (JsonNode directive : nodes.optionalArray(schema, "directives")) {
            definitions.definition(directive(directive));
        }
        return definitions.sourceLocation(nodes.location()).build();
    }

    private SchemaDefinition schemaDefinition(JsonNode schema) {
        var operations = new ArrayList<OperationTypeDefinition>();
        for (RootOperation operation : RootOperation.values()) {
            JsonNode root = schema.path(operation.keyword() + "Type");
            if (root.isObject()) {
                operations.add(OperationTypeDefinition.newOperationTypeDefinition()
                        .name(operation.keyword())
                        .typeName(TypeName.newTypeName(nodes.name(root, "the root of " + operation.keyword()))
                                .build())
                        .sourceLocation(nodes.location())
                        .build());
            }
        }
        return SchemaDefinition.newSchemaDefinition()
                .description(nodes.description(schema))
                .operationTypeDefinitions(operations)
                .sourceLocation(nodes.location())
                .build();
    }

    private Definition<?> type(JsonNode type) {
        String name = nodes.name(type, "a type");
        return switch (type.path("kind").asText()) {
            case "OBJECT" ->
                ObjectTypeDefinition.newObjectTypeDefinition()
                        .name(name)
                        .description(nodes.description(type))
                        .implementz(new ArrayList<>(names(type, "interfaces")))
                        .fieldDefinitions(fields(type, name))
                        .sourceLocation(nodes.location())
                        .build();
            case "INTERFACE" ->
                InterfaceTypeDefinition.newInterfaceTypeDefinition()
                        .name(name)
                        .description(nodes.description(type))
                        .implementz(new ArrayList<>(names(type, "interfaces")))
                        .definitions(fields(type, name))
                        .sourceLocation(nodes.location())
                        .build();
            case "UNION" ->
                UnionTypeDefinition.newUnionTypeDefinition()
                        .name(name)
                        .description(nodes.description(type))
                        .memberTypes(new ArrayList<>(names(type, "possibleTypes")))
                        .sourceLocation(nodes.location())
                        .build();
            default -> leafOrInput(type, name);
        };
    }

    private Definition<?> leafOrInput(JsonNode type, String name) {
        return switch (type.path("kind").asText()) {
            case "ENUM" ->
                EnumTypeDefinition.newEnumTypeDefinition()
                        .name(name)
                        .description(nodes.description(type))
                        .enumValueDefinitions(values(type, name))
                        .sourceLocation(nodes.location())
                        .build();
            case "INPUT_OBJECT" ->
                InputObjectTypeDefinition.newInputObjectDefinition()
                        .name(name)
                        .description(nodes.description(type))
                        .directives(oneOf(type))
                        .inputValueDefinitions(inputValues(nodes.array(type, "inputFields", name), name))
                        .sourceLocation(nodes.location())
                        .build();
            case "SCALAR" ->
                ScalarTypeDefinition.newScalarTypeDefinition()
                        .name(name)
                        .description(nodes.description(type))
                        .directives(specifiedBy(type))
                        .sourceLocation(nodes.location())
                        .build();
            default -> throw nodes.refusal(name + " has the kind " + type.path("kind"));
        };
    }

    private List<TypeName> names(JsonNode type, String key) {
        var names = new ArrayList<TypeName>();
        for (JsonNode each : nodes.optionalArray(type, key)) {
            names.add(nodes.typeName(each));
        }
        return names;
    }

    private List<FieldDefinition> fields(JsonNode type, String typeName) {
        var fields = new ArrayList<FieldDefinition>();
        for (JsonNode field : nodes.array(type, "fields", typeName)) {
            String name = nodes.name(field, "a field of " + typeName);
            String coordinate = typeName + "." + name;
            fields.add(FieldDefinition.newFieldDefinition()
                    .name(name)
                    .description(nodes.description(field))
                    .type(nodes.type(field.path("type"), coordinate))
                    .inputValueDefinitions(inputValues(nodes.optionalArray(field, "args"), coordinate))
                    .directives(nodes.deprecation(field))
                    .sourceLocation(nodes.location())
                    .build());
        }
        return fields;
    }

    private List<InputValueDefinition> inputValues(Iterable<JsonNode> all, String owner) {
        var values = new ArrayList<InputValueDefinition>();
        for (JsonNode each : all) {
            String name = nodes.name(each, "an input of " + owner);
            Type<?> type = nodes.type(each.path("type"), owner + " " + name);
            Value<?> defaultValue = nodes.defaultValue(each, owner + " " + name);
            values.add(InputValueDefinition.newInputValueDefinition()
                    .name(name)
                    .description(nodes.description(each))
                    .type(type)
                    .defaultValue(defaultValue)
                    .directives(nodes.deprecation(each))
                    .sourceLocation(nodes.location())
                    .build());
        }
        return values;
    }

    private List<EnumValueDefinition> values(JsonNode type, String typeName) {
        var values = new ArrayList<EnumValueDefinition>();
        for (JsonNode value : nodes.array(type, "enumValues", typeName)) {
            values.add(EnumValueDefinition.newEnumValueDefinition()
                    .name(nodes.name(value, "a value of " + typeName))
                    .description(nodes.description(value))
                    .directives(nodes.deprecation(value))
                    .sourceLocation(nodes.location())
                    .build());
        }
        return values;
    }

    private DirectiveDefinition directive(JsonNode directive) {
        String name = nodes.name(directive, "a directive");
        var locations = new ArrayList<DirectiveLocation>();
        for (JsonNode location : nodes.array(directive, "locations", "@" + name)) {
            locations.add(DirectiveLocation.newDirectiveLocation()
                    .name(location.asText())
                    .sourceLocation(nodes.location())
                    .build());
        }
        return DirectiveDefinition.newDirectiveDefinition()
                .name(name)
                .description(nodes.description(directive))
                .inputValueDefinitions(inputValues(nodes.optionalArray(directive, "args"), "@" + name))
                .directiveLocations(locations)
                .repeatable(directive.path("isRepeatable").asBoolean())
                .sourceLocation(nodes.location())
                .build();
    }

    private List<Directive> oneOf(JsonNode type) {
        return type.path("isOneOf").asBoolean() ? List.of(nodes.directive("oneOf")) : List.of();
    }

    private List<Directive> specifiedBy(JsonNode type) {
        JsonNode url = type.path("specifiedByURL");
        return url.isTextual()
                ? List.of(nodes.directive("specifiedBy", new Argument("url", new StringValue(url.textValue()))))
                : List.of();
    }
}
