package io.narraforge.contract;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.JsonShape;
import io.narraforge.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the names that people chose and that derived inputs and types have for something else. */
final class NameCollisions {
    private static final Set<String> FILTER_WORDS = Set.of("and", "or", "not");
    private static final Set<String> ORDER_WORDS = Set.of("field", "path", "count", "direction", "nulls");
    private static final Set<String> GROUP_KEY_WORDS = Set.of("field", "path", "bucket", "timeZone");

    private final TypeDefinitionRegistry handWritten;
    private final List<String> findings = new ArrayList<>();

    private NameCollisions(TypeDefinitionRegistry handWritten) {
        this.handWritten = handWritten;
    }

    static List<String> find(TypeDefinitionRegistry handWritten, Model model) {
        var collisions = new NameCollisions(handWritten);
        Set<String> rootFields = collisions.fieldsOf("Query");
        for (EntityModel entity : model.entities()) {
            collisions.addThoseOf(entity);
            collisions.addBeside("Query", Conventions.rootConnectionFieldOf(entity.typeName()), rootFields);
        }
        model.shapes().forEach(collisions::addThoseOf);
        collisions.findings.addAll(MutationDerivation.findCollisions(handWritten, model));
        return collisions.findings;
    }

    private void addThoseOf(EntityModel entity) {
        String type = entity.typeName();
        entity.sourceByField()
                .keySet()
                .forEach(field -> refuseWord(type, field, FILTER_WORDS, Conventions.filterOf(type)));
        entity.fields(FieldSource.ToOne.class).forEach(relation -> {
            refuseWord(type, relation.getKey(), ORDER_WORDS, Conventions.orderOf(type));
            refuseWord(type, relation.getKey(), GROUP_KEY_WORDS, Conventions.groupKeyOf(type));
        });
        Set<String> fields = fieldsOf(type);
        entity.fields(FieldSource.ToMany.class).forEach(relation -> {
            refuseTaken(
                    type,
                    Conventions.countOf(relation.getKey()),
                    relation.getKey(),
                    entity.sourceByField().keySet());
            addBeside(type, relation.getKey(), fields);
        });
    }

    private void addThoseOf(JsonShape shape) {
        String type = shape.typeName();
        shape.keyByField().keySet().forEach(field -> refuseWord(type, field, FILTER_WORDS, Conventions.filterOf(type)));
    }

    private void addBeside(String type, String connection, Set<String> fields) {
        refuseTaken(type, Conventions.aggregateBeside(connection), connection, fields);
        refuseTaken(type, Conventions.groupsBeside(connection), connection, fields);
    }

    private void refuseWord(String type, String field, Set<String> words, String input) {
        if (words.contains(field)) {
            findings.add(meansSomethingElse(type, field, input));
        }
    }

    static String meansSomethingElse(String type, String field, String derived) {
        return "%s.%s: `%s` means something else in %s; give the field another name"
                .formatted(type, field, field, derived);
    }

    private void refuseTaken(String type, String derived, String connection, Set<String> fields) {
        if (fields.contains(derived)) {
            findings.add("%s.%s: the name is derived from the connection `%s`; give the field another name"
                    .formatted(type, derived, connection));
        }
    }

    private Set<String> fieldsOf(String typeName) {
        return handWritten.getTypeOrNull(typeName) instanceof ObjectTypeDefinition type
                ? type.getFieldDefinitions().stream()
                        .map(FieldDefinition::getName)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
