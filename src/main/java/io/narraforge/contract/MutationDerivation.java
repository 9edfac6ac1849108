package io.narraforge.contract;

import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of all inputs and payloads that follow from the entities those that the hand-written mutations lead to, except what
 * people wrote themselves.
 */
final class MutationDerivation {
    private final TypeDefinitionRegistry handWritten;
    private final List<Definition> shared = WriteDefinitions.all().toList();
    private final Map<EntityModel, List<Definition>> definitionsByEntity = new LinkedHashMap<>();
    private final TypeDefinitionRegistry derivable;
    private final Set<String> reached = new HashSet<>();

    private MutationDerivation(TypeDefinitionRegistry handWritten, Model model) {
        this.handWritten = handWritten;
        var fields = new WriteFields(handWritten);
        model.entities()
                .forEach(entity -> definitionsByEntity.put(
                        entity,
                        Stream.of(
                                        CreateDerivation.of(entity, model, fields),
                                        UpdateDerivation.of(entity, fields),
                                        DeleteDerivation.of(entity))
                                .flatMap(definitions -> definitions)
                                .toList()));
        this.derivable = new Contract(all().map(Definition::text).collect(Collectors.joining())).types();
        reach("Mutation");
    }

    static String of(TypeDefinitionRegistry handWritten, Model model) {
        var derivation = new MutationDerivation(handWritten, model);
        return derivation
                .all()
                .filter(derivation::isNeeded)
                .map(Definition::text)
                .collect(Collectors.joining());
    }

    /** Fields of entities whose name an input or a payload needs for something else. */
    static List<String> findCollisions(TypeDefinitionRegistry handWritten, Model model) {
        var derivation = new MutationDerivation(handWritten, model);
        var findings = new ArrayList<String>();
        derivation.definitionsByEntity.forEach((entity, definitions) -> definitions.stream()
                .filter(derivation::isNeeded)
                .forEach(definition -> derivation
                        .membersTwice(definition)
                        .forEach(member -> findings.add(
                                NameCollisions.meansSomethingElse(entity.typeName(), member, definition.name())))));
        return findings;
    }

    private Stream<Definition> all() {
        return Stream.concat(
                shared.stream(), definitionsByEntity.values().stream().flatMap(List::stream));
    }

    private boolean isNeeded(Definition definition) {
        return reached.contains(definition.name()) && handWritten.getTypeOrNull(definition.name()) == null;
    }

    private void reach(String typeName) {
        if (reached.add(typeName)) {
            TypeDefinition<?> written = handWritten.getTypeOrNull(typeName);
            TypeDefinition<?> type = written == null ? derivable.getTypeOrNull(typeName) : written;
            typesUsedBy(type).forEach(this::reach);
        }
    }

    private static Stream<String> typesUsedBy(@Nullable TypeDefinition<?> definition) {
        return switch (definition) {
            case InputObjectTypeDefinition input -> typesOf(input.getInputValueDefinitions());
            case ObjectTypeDefinition type ->
                type.getFieldDefinitions().stream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(nameOf(field.getType())), typesOf(field.getInputValueDefinitions())));
            case null, default -> Stream.empty();
        };
    }

    private static Stream<String> typesOf(List<InputValueDefinition> values) {
        return values.stream().map(value -> nameOf(value.getType()));
    }

    /** Of the type, or of what it is a list of. */
    private static String nameOf(Type<?> type) {
        return AstPrinter.printAst(type).replaceAll("[\\[\\]!]", "");
    }

    private Stream<String> membersTwice(Definition definition) {
        Set<String> seen = new HashSet<>();
        return namesIn(derivable.getTypeOrNull(definition.name())).filter(name -> !seen.add(name));
    }

    private static Stream<String> namesIn(@Nullable TypeDefinition<?> definition) {
        return switch (definition) {
            case InputObjectTypeDefinition input ->
                input.getInputValueDefinitions().stream().map(InputValueDefinition::getName);
            case ObjectTypeDefinition type ->
                type.getFieldDefinitions().stream().map(FieldDefinition::getName);
            case null, default -> Stream.empty();
        };
    }
}
