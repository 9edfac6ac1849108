package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.LockPlan;
import io.narraforge.plan.write.RowLock;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates those rows of an input that can be, and tells why the others can't; no row is tried whose reason a statement
 * for all rows finds. What is no fault of a row fails everything.
 */
final class SkippingCreation {
    private final EntityModel entity;
    private final Writing writing;
    private final List<Attribute> returning;
    private final List<InputRow> rows = new ArrayList<>();
    private final Map<Place, Integer> indexByPlace = new HashMap<>();
    private final Map<Integer, Map<String, @Nullable Object>> skippedByIndex = new TreeMap<>();

    SkippingCreation(EntityModel entity, Writing writing, List<Attribute> returning) {
        this.entity = entity;
        this.writing = writing;
        this.returning = returning;
    }

    /** The next row of the input, unless reading it is refused already. */
    void add(int index, Place place, Supplier<InputRow> read) {
        indexByPlace.put(place, index);
        try {
            rows.add(read.get());
        } catch (ProblemOccurredException refused) {
            skip(place, refused);
        }
    }

    /** What was created, in the order of the input. */
    List<Row> create() {
        var writes = new RowWrites(entity, writing);
        List<InputRow> withIds = RowWrites.withIds(entity, withParents());
        Map<String, Row> rowById =
                writes.insertAllowed(withIds, returning, (row, refused) -> skip(row.place(), refused));
        return withIds.stream()
                .map(row -> rowById.get(row.values().get(entity.id())))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was not created, in the order of the input. */
    List<Map<String, @Nullable Object>> skipped() {
        return List.copyOf(skippedByIndex.values());
    }

    private List<InputRow> withParents() {
        List<InputRow> left = rows;
        for (FieldSource.ToOne toOne :
                entity.fields(FieldSource.ToOne.class).map(Map.Entry::getValue).toList()) {
            left = withParents(left, toOne.foreignKey(), writing.model().entity(toOne.targetType()));
        }
        return left;
    }

    private List<InputRow> withParents(List<InputRow> candidates, Attribute foreignKey, EntityModel target) {
        Set<String> named = new HashSet<>();
        for (InputRow row : candidates) {
            String id = row.values().get(foreignKey);
            if (id != null) {
                named.add(id);
            }
        }
        if (named.isEmpty()) {
            return candidates;
        }
        Set<String> missing = named;
        missing.removeAll(existing(target, List.copyOf(named)));
        var found = new ArrayList<InputRow>();
        for (InputRow row : candidates) {
            if (missing.contains(row.values().get(foreignKey))) {
                skip(row.place(), WriteFailure.withoutParent(entity, row, foreignKey));
            } else {
                found.add(row);
            }
        }
        return found;
    }

    /** Which of the ids exist, and go on existing until the transaction ends. */
    private Set<String> existing(EntityModel target, List<String> ids) {
        var plan = new LockPlan(target, List.of(target.id()), RowLock.KEY_SHARE);
        return new RowWrites(target, writing).lock(plan, ids).keySet();
    }

    private void skip(Place row, ProblemOccurredException refused) {
        if (!(refused.problem() instanceof Problem.OfInput problem)) {
            throw refused;
        }
        int index = Objects.requireNonNull(indexByPlace.get(row));
        String path = problem.place().path();
        Map<String, @Nullable Object> skipped = new LinkedHashMap<>();
        skipped.put("index", index);
        skipped.put("code", ErrorTranslation.codeOf(problem));
        skipped.put("message", problem.message());
        // As the contract has it, only where it says more than the index.
        skipped.put("inputPath", path.equals(row.path()) ? null : path);
        skipped.put("pointer", problem.place().pointer());
        skippedByIndex.put(index, skipped);
    }
}
