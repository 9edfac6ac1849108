package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputRow;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.Problem.BrokenConstraint;
import io.narraforge.problem.Problem.BrokenConstraint.Rule;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of a rule that a write broke which input did it, in the client's words. */
final class WriteFailure {
    private WriteFailure() {}

    /**
     * The same failure, at its place where it is known; what is no broken rule stays as it is.
     *
     * @param rows what was written together; where they stand at different places, nothing tells which of them it was
     */
    static ProblemOccurredException placed(ProblemOccurredException failed, EntityModel entity, List<InputRow> rows) {
        return failed.problem() instanceof BrokenConstraint broken
                        && rows.stream().map(InputRow::place).distinct().count() == 1
                ? new ProblemOccurredException(explained(broken, entity, rows), failed)
                : failed;
    }

    /**
     * The failure of a deletion, at its place where something refers to what should go.
     *
     * @param place which part of the input names the rows
     */
    static ProblemOccurredException ofDeletion(ProblemOccurredException failed, EntityModel entity, Place place) {
        return failed.problem() instanceof BrokenConstraint broken && broken.rule() == BrokenConstraint.Rule.FOREIGN_KEY
                ? new ProblemOccurredException(
                        new Problem.ConstraintViolated(
                                place.input(),
                                place + " asks for a " + entity.typeName()
                                        + " to be deleted to which other data refers;"
                                        + " delete or change that first"),
                        failed)
                : failed;
    }

    /** Of a row that was left out because there is one with a value that only one may have. */
    static ProblemOccurredException alreadyThere(EntityModel entity, InputRow row) {
        return brokenBy(entity, row, Rule.UNIQUE, entity.uniqueColumns());
    }

    /** Of a row that refers to what does not exist. */
    static ProblemOccurredException withoutParent(EntityModel entity, InputRow row, Attribute foreignKey) {
        return brokenBy(
                entity, row, Rule.FOREIGN_KEY, Set.of(foreignKey.column().getName()));
    }

    private static ProblemOccurredException brokenBy(EntityModel entity, InputRow row, Rule rule, Set<String> columns) {
        var broken = new BrokenConstraint(rule, entity.table().getName(), List.copyOf(columns), "");
        return new ProblemOccurredException(explained(broken, entity, List.of(row)));
    }

    private static Problem explained(BrokenConstraint broken, EntityModel entity, List<InputRow> rows) {
        InputRow row = rows.getFirst();
        List<Map.Entry<String, Attribute>> fields = entity.inputs()
                .filter(input -> broken.table().equals(entity.table().getName()))
                .filter(input ->
                        broken.columns().contains(input.getValue().column().getName()))
                .toList();
        if (fields.isEmpty()) {
            return new Problem.ConstraintViolated(
                    row.place().input(), row.place() + " can't be written: " + broken.message());
        }
        Place place = fields.size() == 1 ? row.place().at(fields.getFirst().getKey()) : row.place();
        String said = fields.stream()
                .map(field -> (fields.size() == 1 ? "" : field.getKey() + " ") + said(rows, field.getValue()))
                .collect(Collectors.joining(", "));
        return switch (broken.rule()) {
            case UNIQUE ->
                new Problem.AlreadyExists(
                        place.input(),
                        place + " " + said
                                + (rows.size() == 1
                                        ? ", and there is a " + entity.typeName()
                                                + " with it already; use another, or change that one"
                                        : ", which only one " + entity.typeName() + " may have, and " + rows.size()
                                                + " would get it; change one at a time"));
            case FOREIGN_KEY ->
                new Problem.ConstraintViolated(
                        place.input(), place + " " + said + ", and there is " + absent(entity, fields) + " with it");
            case CHECK ->
                new Problem.ConstraintViolated(
                        place.input(),
                        place + " " + said + " and "
                                + (broken.explanation().isEmpty()
                                        ? "breaks a rule of the data"
                                        : broken.explanation()));
        };
    }

    /** What the fields' ids are looked for among. */
    private static String absent(EntityModel entity, List<Map.Entry<String, Attribute>> fields) {
        Attribute foreignKey = fields.getFirst().getValue();
        return entity.fields(FieldSource.ToOne.class)
                .filter(toOne -> toOne.getValue().foreignKey().equals(foreignKey))
                .map(toOne -> "no " + toOne.getValue().targetType())
                .findFirst()
                .orElse("nothing");
    }

    /** Rows of one place have the same value, but for documents that were patched. */
    private static String said(List<InputRow> rows, Attribute attribute) {
        String value = rows.getFirst().values().get(attribute);
        return rows.stream().allMatch(row -> Objects.equals(value, row.values().get(attribute)))
                ? "is " + shown(rows.getFirst(), attribute)
                : "differs from row to row";
    }

    private static String shown(InputRow row, Attribute attribute) {
        String value = row.values().get(attribute);
        if (value == null) {
            return "null";
        }
        return switch (attribute.kind()) {
            case INT, LONG, FLOAT, DECIMAL, BOOLEAN, JSON -> Excerpt.of(value);
            case ID, TEXT, DATE_TIME, ENUM -> "\"" + Excerpt.of(value) + "\"";
        };
    }
}
