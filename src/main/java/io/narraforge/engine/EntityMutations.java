package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.write.DocumentRule;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mutations that follow from the model: one row of an entity created or changed. */
final class EntityMutations {
    private static final String ID = "id";
    private static final String PATCH = "patch";

    private final EntityModel entity;
    private final DocumentRule documents;
    private final InputReader inputs;
    private final Map<String, OwnedRows> ownedByField;

    EntityMutations(EntityModel entity, DocumentRule documents, Map<String, OwnedRows> ownedByField) {
        this.entity = entity;
        this.documents = documents;
        this.inputs = new InputReader(entity, JsonValues::write, documents);
        this.ownedByField = ownedByField;
    }

    /** {@code createWorld}. */
    Object create(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        InputRow row = inputs.read(input.values(), input.place());
        List<InputRow> one = RowWrites.withIds(entity, List.of(row));
        Map<OwnedRows, List<InputRow>> owned =
                owned(input, String.valueOf(one.getFirst().values().get(entity.id())));
        Row created = new RowWrites(entity, writing)
                .insert(one, selected(environment))
                .getFirst();
        owned.forEach((kind, rows) -> kind.insert(rows, writing));
        return payload(created);
    }

    private Map<OwnedRows, List<InputRow>> owned(MutationInput input, String ownerId) {
        Map<OwnedRows, List<InputRow>> rowsByKind = new LinkedHashMap<>();
        ownedByField.forEach((field, kind) -> {
            if (input.values().get(field) instanceof List<?> given) {
                rowsByKind.put(kind, kind.read(given, ownerId, input.place().at(field)));
            }
        });
        return rowsByKind;
    }

    /** {@code updateWorld}. */
    Object update(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        String id = input.id(ID);
        var changes = new Changes(
                entity, inputs, documents, input.object(PATCH), input.place().at(PATCH));
        var writes = new RowWrites(entity, writing);
        Row before = new Target(entity, input).find(writes.lock(List.of(id), changes.columnsToLock()), id);
        InputRow row = changes.of(before);
        return payload(
                row.values().size() == 1
                        ? writing.reading()
                                .rowsById(entity, selected(environment), List.of(id))
                                .getFirst()
                        : writes.update(List.of(row), selected(environment)).getFirst());
    }

    private Map<String, Object> payload(Row row) {
        return Map.of(Conventions.rootFieldOf(entity.typeName()), row);
    }

    private List<Attribute> selected(DataFetchingEnvironment environment) {
        return Columns.ofPayload(environment, Conventions.rootFieldOf(entity.typeName()), entity);
    }
}
