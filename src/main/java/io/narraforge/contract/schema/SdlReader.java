package io.narraforge.contract.schema;

import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.TypeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parts of definitions; refuses two of one name in one place. */
final class SdlReader {
    private final Positions positions;

    SdlReader(Positions positions) {
        this.positions = positions;
    }

    Place place(Node<?> node) {
        return positions.of(node);
    }

    <T extends NamedNode<?>> Element element(T node, @Nullable Description description, List<Directive> directives) {
        return new Element(
                Objects.requireNonNull(node.getName()),
                words(description),
                List.copyOf(directives),
                positions.of(node));
    }

    /** The words of a description; an empty one says nothing. */
    static @Nullable String words(@Nullable Description description) {
        return description == null || description.getContent().isEmpty() ? null : description.getContent();
    }

    Map<String, OutputField> fields(List<FieldDefinition> nodes, String type) {
        return byName(nodes, "the field " + type + ".", node -> {
            String coordinate = type + "." + node.getName();
            return new OutputField(
                    element(node, node.getDescription(), node.getDirectives()),
                    TypeRef.of(node.getType()),
                    arguments(node.getInputValueDefinitions(), coordinate));
        });
    }

    Map<String, InputValue> arguments(List<InputValueDefinition> nodes, String owner) {
        return byName(nodes, "the argument of " + owner + " ", this::inputValue);
    }

    Map<String, InputValue> inputFields(List<InputValueDefinition> nodes, String type) {
        return byName(nodes, "the input field " + type + ".", this::inputValue);
    }

    Map<String, Element> values(List<EnumValueDefinition> nodes, String type) {
        return byName(
                nodes, "the value " + type + ".", node -> element(node, node.getDescription(), node.getDirectives()));
    }

    /** The names of a list of types, such as the members of a union. */
    Map<String, Place> names(List<TypeName> nodes, String what) {
        return byName(nodes, what, positions::of);
    }

    DirectiveRule directive(DirectiveDefinition node) {
        return new DirectiveRule(
                element(node, node.getDescription(), List.of()),
                arguments(node.getInputValueDefinitions(), "@" + node.getName()),
                byName(node.getDirectiveLocations(), "the location of @" + node.getName() + " ", this::location),
                node.isRepeatable());
    }

    private Place location(DirectiveLocation node) {
        return positions.of(node);
    }

    private InputValue inputValue(InputValueDefinition node) {
        return new InputValue(
                element(node, node.getDescription(), node.getDirectives()),
                TypeRef.of(node.getType()),
                node.getDefaultValue());
    }

    private <N extends NamedNode<?>, T> Map<String, T> byName(List<N> nodes, String what, Function<N, T> read) {
        var firstByName = new LinkedHashMap<String, N>();
        var result = new LinkedHashMap<String, T>();
        for (N node : nodes) {
            N first = firstByName.putIfAbsent(node.getName(), node);
            if (first != null) {
                throw SchemaRefusal.at(
                        place(node),
                        "%s%s stands here twice; first at %s".formatted(what, node.getName(), place(first)));
            }
            result.put(node.getName(), read.apply(node));
        }
        return Collections.unmodifiableMap(result);
    }
}
