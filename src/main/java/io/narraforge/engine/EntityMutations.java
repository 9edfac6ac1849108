package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InputRule;
import io.narraforge.plan.write.RowLock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The mutations that follow from the model: rows of an entity created or changed. */
final class EntityMutations {
    private static final String ID = "id";
    private static final String PATCH = "patch";

    private final EntityModel entity;
    private final InputRule documents;
    private final InputReader inputs;
    private final Map<String, OwnedRows> ownedByField;

    EntityMutations(EntityModel entity, InputRule documents, Map<String, OwnedRows> ownedByField) {
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
        var locked = new RowWrites(entity, writing).lock(List.of(id), changes.columnsToLock());
        Row before = new Target(entity, input).find(locked, id);
        return payload(changed(List.of(changes.of(before)), writing, selected(environment))
                .getFirst());
    }

    /** {@code updateWorlds}. */
    Object updateMany(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        var changes = new Changes(
                entity, inputs, documents, input.object(PATCH), input.place().at(PATCH));
        var targets = FilteredTargets.of(writing.model(), entity, input);
        List<Row> found = targets.find(writing, changes.columnsToLock(), RowLock.NO_KEY_UPDATE);
        List<InputRow> rows = changes.ofEach(found, writing.statements());
        String field = Conventions.rootConnectionFieldOf(entity.typeName());
        List<Attribute> selected = Columns.ofPayload(environment, field, entity);
        return Map.of("count", rows.size(), field, changed(rows, writing, selected));
    }

    /** The rows as they are after the change; a patch that changes nothing costs no version. */
    private List<Row> changed(List<InputRow> rows, Writing writing, List<Attribute> returning) {
        if (rows.isEmpty()) {
            return List.of();
        }
        if (rows.getFirst().values().size() > 1) {
            return new RowWrites(entity, writing).update(rows, returning);
        }
        List<String> ids = rows.stream()
                .map(row -> Objects.requireNonNull(row.values().get(entity.id())))
                .toList();
        return writing.reading().rowsById(entity, returning, ids).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private Map<String, Object> payload(Row row) {
        return Map.of(Conventions.rootFieldOf(entity.typeName()), row);
    }

    private List<Attribute> selected(DataFetchingEnvironment environment) {
        return Columns.ofPayload(environment, Conventions.rootFieldOf(entity.typeName()), entity);
    }
}
