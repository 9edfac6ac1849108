package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.Conflict;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InputRule;
import io.narraforge.plan.write.RowsByKeyPlan;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Creates a row, or changes the one that has the same key. Two that do it at the same time make one row: the table's
 * unique key sees to it, or, where it has none, a lock on what the key's foreign keys name.
 */
final class Upsert {
    private static final String ON_CONFLICT = "onConflict";
    private static final String IGNORE = "IGNORE";

    private final EntityModel entity;
    private final InputReader inputs;
    private final String field;
    private final List<Attribute> key;

    Upsert(EntityModel entity, InputRule documents) {
        this.entity = entity;
        this.inputs = new InputReader(entity, JsonValues::write, documents);
        this.field = Conventions.rootFieldOf(entity.typeName());
        this.key = entity.key();
    }

    /** {@code upsertWorld}. */
    Object upsert(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        InputRow row = inputs.readNewOrChanged(input.values(), input.place());
        boolean ignores = input.find(ON_CONFLICT, Object.class)
                .map(Object::toString)
                .filter(IGNORE::equals)
                .isPresent();
        List<Attribute> changed = ignores
                ? List.of()
                : row.values().keySet().stream()
                        .filter(attribute -> !key.contains(attribute))
                        .toList();
        var attempt = new Attempt(writing, row, changed, Columns.ofPayload(environment, field, entity));
        return entity.isUnique(key) ? attempt.byUniqueKey() : attempt.underLock();
    }

    private Map<String, Object> payload(Row row, boolean created) {
        return Map.of(field, row, "created", created);
    }

    /** One row to create or change. */
    private final class Attempt {
        private final Writing writing;
        private final RowWrites writes;
        private final InputRow row;
        private final List<Attribute> changed;
        private final List<Attribute> returning;

        Attempt(Writing writing, InputRow row, List<Attribute> changed, List<Attribute> returning) {
            this.writing = writing;
            this.writes = new RowWrites(entity, writing);
            this.row = row;
            this.changed = changed;
            this.returning = returning;
        }

        Map<String, Object> byUniqueKey() {
            InputRow withId = RowWrites.withIds(entity, List.of(row)).getFirst();
            Row written = writes.insertOrChange(withId, new Conflict.Changed(key, changed), returning);
            return payload(written, written.id().equals(withId.values().get(entity.id())));
        }

        /** Each step is a statement of its own, and so sees what others committed while the lock was waited for. */
        Map<String, Object> underLock() {
            entity.fields(FieldSource.ToOne.class)
                    .map(Map.Entry::getValue)
                    .filter(toOne -> key.contains(toOne.foreignKey()))
                    .forEach(this::lockParent);
            var plan = new RowsByKeyPlan(entity, key);
            List<String> ids = writing.statements()
                    .run(
                            writing.reading().statement(plan, plan::statement),
                            parameter -> plan.value(parameter, row),
                            found -> found.getString(1));
            return switch (ids.size()) {
                case 0 -> payload(writes.insert(List.of(row), returning).getFirst(), true);
                case 1 -> payload(changed(ids.getFirst()), false);
                default -> throw ambiguous(ids.size());
            };
        }

        private void lockParent(FieldSource.ToOne toOne) {
            EntityModel parent = writing.model().entity(toOne.targetType());
            String id = Objects.requireNonNull(row.values().get(toOne.foreignKey()));
            if (new RowWrites(parent, writing)
                    .lock(List.of(id), List.of(parent.id()))
                    .isEmpty()) {
                throw WriteFailure.withoutParent(entity, row, toOne.foreignKey());
            }
        }

        private Row changed(String id) {
            if (changed.isEmpty()) {
                return Objects.requireNonNull(writing.reading()
                        .rowsById(entity, returning, List.of(id))
                        .getFirst());
            }
            return writes.update(List.of(row.only(changed).with(entity.id(), id)), returning)
                    .getFirst();
        }

        private ProblemOccurredException ambiguous(int found) {
            List<String> fields = entity.inputs()
                    .filter(input -> key.contains(input.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            Place place = row.place().at(fields.getLast());
            return new ProblemOccurredException(new Problem.ConstraintViolated(
                    place.input(),
                    place + " is \""
                            + Excerpt.of(Objects.requireNonNull(row.values().get(key.getLast()))) + "\", and there are "
                            + found + " " + entity.typeName() + " nodes with the same "
                            + String.join(" and ", fields)
                            + "; " + Conventions.updateOf(entity.typeName())
                            + " changes the one whose id it is given"));
        }
    }
}
