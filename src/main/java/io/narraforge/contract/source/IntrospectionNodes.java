package io.narraforge.contract.source;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Argument;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.ProblemOccurredException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small parts of an introspected schema; what a server leaves out or gets wrong is refused by name. */
final class IntrospectionNodes {
    // GraphQL, 2.1.9: Name
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");

    private final String file;
    private final SourceLocation location;

    IntrospectionNodes(String file) {
        this.file = file;
        this.location = new SourceLocation(-1, -1, file);
    }

    /** The file alone, for lines of JSON say nothing about a schema. */
    SourceLocation location() {
        return location;
    }

    ProblemOccurredException refusal(String what) {
        return SchemaRefusal.at(file, "the introspected schema is broken: " + what);
    }

    String name(JsonNode node, String what) {
        String name = node.path("name").asText();
        if (!NAME.matcher(name).matches()) {
            throw refusal("%s has the name '%s'".formatted(what, Excerpt.of(name)));
        }
        return name;
    }

    Iterable<JsonNode> array(JsonNode node, String key, String owner) {
        if (!node.path(key).isArray()) {
            throw refusal("%s has no list '%s'".formatted(owner, key));
        }
        return node.path(key);
    }

    /** Older servers leave some lists out, and others write null for an empty one. */
    Iterable<JsonNode> optionalArray(JsonNode node, String key) {
        return node.path(key);
    }

    @Nullable
    Description description(JsonNode node) {
        JsonNode text = node.path("description");
        return text.isTextual() ? new Description(text.textValue(), location, false) : null;
    }

    TypeName typeName(JsonNode node) {
        return TypeName.newTypeName(name(node, "a type"))
                .sourceLocation(location)
                .build();
    }

    /** A chain of wrappers around a name; Jackson bounds its length. */
    Type<?> type(JsonNode node, String owner) {
        return switch (node.path("kind").asText()) {
            case "NON_NULL" -> nonNull(node, owner);
            case "LIST" ->
                ListType.newListType(type(node.path("ofType"), owner))
                        .sourceLocation(location)
                        .build();
            case "" -> throw refusal(owner + " has no whole type; the query may have asked for too few levels of it");
            default -> typeName(node);
        };
    }

    private Type<?> nonNull(JsonNode node, String owner) {
        Type<?> inner = type(node.path("ofType"), owner);
        if (inner instanceof NonNullType) {
            throw refusal(owner + " has a type that is twice not null");
        }
        return NonNullType.newNonNullType(inner).sourceLocation(location).build();
    }

    @Nullable
    Value<?> defaultValue(JsonNode node, String owner) {
        JsonNode text = node.path("defaultValue");
        if (!text.isTextual()) {
            return null;
        }
        Nesting.requireShallow(file + ", default of " + owner, text.textValue());
        try {
            return Parser.parseValue(text.textValue());
        } catch (InvalidSyntaxException | NumberFormatException broken) {
            throw refusal("the default of %s is no GraphQL value: %s".formatted(owner, Excerpt.of(text.textValue())));
        }
    }

    List<Directive> deprecation(JsonNode node) {
        if (!node.path("isDeprecated").asBoolean()) {
            return List.of();
        }
        JsonNode reason = node.path("deprecationReason");
        return List.of(
                reason.isTextual()
                        ? directive("deprecated", new Argument("reason", new StringValue(reason.textValue())))
                        : directive("deprecated"));
    }

    Directive directive(String name, Argument... arguments) {
        return Directive.newDirective()
                .name(name)
                .arguments(Arrays.asList(arguments))
                .sourceLocation(location)
                .build();
    }
}
