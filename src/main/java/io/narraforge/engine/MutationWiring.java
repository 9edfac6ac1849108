package io.narraforge.engine;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Wires the mutations that follow from the model, as far as the contract has them, and the payloads of all mutations: a
 * payload is a map, whose keys are its fields.
 */
final class MutationWiring {
    private static final String MUTATION = "Mutation";

    private final TypeDefinitionRegistry contract;
    private final Model model;
    private final InputRule documents;

    MutationWiring(TypeDefinitionRegistry contract, Model model, InputRule documents) {
        this.contract = contract;
        this.model = model;
        this.documents = documents;
    }

    void wire(Wiring wiring) {
        Set<String> fields =
                fieldsOf(MUTATION).stream().map(FieldDefinition::getName).collect(Collectors.toSet());
        for (EntityModel entity : model.entities()) {
            writesOf(entity, wiring).forEach((field, write) -> {
                if (fields.contains(field)) {
                    wiring.mutation(field, write);
                }
            });
        }
        var wired = new HashSet<String>();
        fieldsOf(MUTATION).forEach(field -> wirePayload(wiring, typeOf(field), wired));
    }

    private Map<String, Write> writesOf(EntityModel entity, Wiring wiring) {
        String type = entity.typeName();
        var mutations = new EntityMutations(entity, documents, ownedRowsOf(entity, wiring));
        wiring.wireCreation(type, mutations::create);
        var deletions = new Deletions(entity);
        Map<String, Write> writeByField = new HashMap<>();
        writeByField.put(Conventions.createOf(type), mutations::create);
        writeByField.put(Conventions.createManyOf(type), new BulkCreation(entity, documents)::create);
        writeByField.put(Conventions.updateOf(type), mutations::update);
        writeByField.put(Conventions.updateManyOf(type), mutations::updateMany);
        writeByField.put(Conventions.deleteOf(type), deletions::one);
        writeByField.put(Conventions.deleteManyOf(type), deletions::many);
        if (!entity.key().isEmpty()) {
            writeByField.put(Conventions.upsertOf(type), new Upsert(entity, documents)::upsert);
        }
        return writeByField;
    }

    private Map<String, OwnedRows> ownedRowsOf(EntityModel entity, Wiring wiring) {
        Map<String, OwnedRows> ownedByField = new LinkedHashMap<>();
        model.createdWith(entity).forEach(relation -> {
            EntityModel target = model.entity(relation.getValue().targetType());
            var inputs = new InputReader(target, JsonValues::write, documents);
            ownedByField.put(
                    relation.getKey(),
                    new OwnedRows(
                            target, relation.getValue().foreignKey(), inputs, wiring.preparationOf(target.typeName())));
        });
        return ownedByField;
    }

    private void wirePayload(Wiring wiring, String typeName, Set<String> wired) {
        if (model.findEntity(typeName).isPresent() || !wired.add(typeName)) {
            return;
        }
        for (FieldDefinition field : fieldsOf(typeName)) {
            String name = field.getName();
            wiring.field(typeName + "." + name, SourceFetcher.of(Map.class, payload -> payload.get(name)));
            wirePayload(wiring, typeOf(field), wired);
        }
    }

    private static String typeOf(FieldDefinition field) {
        TypeName innermost = TypeInfo.typeInfo(field.getType()).getTypeName();
        return innermost.getName();
    }

    private List<FieldDefinition> fieldsOf(String typeName) {
        return contract.getTypeOrNull(typeName) instanceof ObjectTypeDefinition type
                ? type.getFieldDefinitions()
                : List.of();
    }
}
