package io.narraforge.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.AlikeRows;
import io.narraforge.plan.write.Conflict;
import io.narraforge.plan.write.DeletePlan;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InsertPlan;
import io.narraforge.plan.write.LockPlan;
import io.narraforge.plan.write.RowLock;
import io.narraforge.plan.write.UpdatePlan;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes rows of one entity, a statement for all rows that give the same columns, or can be made to; what the data forbids
 * is told at its place.
 */
public final class RowWrites {
    /** How many rows one call writes at most. */
    static final int MAX_ROWS = 10_000;

    /**
     * RFC 9562, version 7: each id is greater than those before it, so that rows of one call, made at the same time, come
     * in the order in which they were given.
     */
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    private final EntityModel entity;
    private final Reading reading;

    public RowWrites(EntityModel entity, Writing writing) {
        this.entity = entity;
        this.reading = writing.reading();
    }

    /** Makes new rows, and gives what is to be read back of each, in the order of the rows. */
    public List<Row> insert(List<InputRow> rows, List<Attribute> returning) {
        List<InputRow> withIds = withIds(entity, rows);
        return inOrder(withIds, insert(withIds, returning, new Conflict.Refused(), RowWrites::refuseAll));
    }

    /**
     * Makes new rows out of those that the data allows. Where rows of the input have what only one may have, it is the
     * first of them, as long as they give the same columns.
     *
     * @param rows each with its id
     * @return what is to be read back, by the id
     */
    Map<String, Row> insertAllowed(List<InputRow> rows, List<Attribute> returning, Insertion.Refusal refusal) {
        return insert(rows, returning, new Conflict.Skipped(), refusal);
    }

    /** Makes a new row, or changes the one that has its key. */
    Row insertOrChange(InputRow withId, Conflict.Changed conflict, List<Attribute> returning) {
        return insert(List.of(withId), returning, conflict, RowWrites::refuseAll)
                .values()
                .iterator()
                .next();
    }

    private static void refuseAll(InputRow row, ProblemOccurredException why) {
        throw why;
    }

    private Map<String, Row> insert(
            List<InputRow> withIds, List<Attribute> returning, Conflict conflict, Insertion.Refusal refusal) {
        Map<String, Row> rowById = new HashMap<>();
        sameColumns(AlikeRows.of(withIds)).forEach((columns, alike) -> {
            var plan = new InsertPlan(entity, List.copyOf(columns), returning, conflict);
            new Insertion(plan, reading, refusal).insert(alike).forEach(row -> rowById.put(row.id(), row));
        });
        return rowById;
    }

    /** The same rows, each with an id of its own. */
    static List<InputRow> withIds(EntityModel entity, List<InputRow> rows) {
        return rows.stream()
                .map(row -> row.values().containsKey(entity.id())
                        ? row
                        : row.with(entity.id(), IDS.generate().toString()))
                .toList();
    }

    private static Map<Set<Attribute>, List<InputRow>> sameColumns(List<InputRow> rows) {
        Map<Set<Attribute>, List<InputRow>> rowsByColumns = new LinkedHashMap<>();
        rows.forEach(row -> rowsByColumns
                .computeIfAbsent(row.values().keySet(), unused -> new ArrayList<>())
                .add(row));
        return rowsByColumns;
    }

    private List<Row> inOrder(List<InputRow> rows, Map<String, Row> rowById) {
        return rows.stream()
                .map(row -> Objects.requireNonNull(rowById.get(row.values().get(entity.id()))))
                .toList();
    }

    /** Locks the rows of some ids until the transaction ends, and gives those that exist, by their ids. */
    public Map<String, Row> lock(List<String> ids, List<Attribute> columns) {
        return lock(new LockPlan(entity, columns, RowLock.NO_KEY_UPDATE), ids);
    }

    Map<String, Row> lock(LockPlan plan, List<String> ids) {
        var reader = new RowReader(entity, plan.columns(), 1);
        Map<String, Row> rowById = new LinkedHashMap<>();
        reading.statements()
                .run(reading.statement(plan, plan::statement), parameter -> new ArrayParameter.Uuids(ids), reader::read)
                .forEach(row -> rowById.put(row.id(), row));
        return rowById;
    }

    /**
     * Changes rows that exist, each to its own values of the same columns, and gives what is to be read back, in order.
     *
     * @param rows each with its id
     */
    public List<Row> update(List<InputRow> rows, List<Attribute> returning) {
        UpdatePlan plan = UpdatePlan.of(entity, rows, returning);
        var reader = new RowReader(entity, returning, 1);
        Map<String, Row> rowById = new HashMap<>();
        try {
            reading.statements()
                    .run(
                            reading.statement(plan, plan::statement),
                            parameter -> new ArrayParameter.Texts(plan.values(parameter, rows)),
                            reader::read)
                    .forEach(row -> rowById.put(row.id(), row));
        } catch (ProblemOccurredException refused) {
            throw WriteFailure.placed(refused, entity, rows);
        }
        return inOrder(rows, rowById);
    }

    /**
     * Deletes rows that exist.
     *
     * @param place which part of the input names them
     */
    void delete(List<String> ids, Place place) {
        var plan = new DeletePlan(entity);
        try {
            reading.statements()
                    .run(
                            reading.statement(plan, plan::statement),
                            parameter -> new ArrayParameter.Uuids(ids),
                            rows -> rows.getString(1));
        } catch (ProblemOccurredException refused) {
            throw WriteFailure.ofDeletion(refused, entity, place);
        }
    }
}
