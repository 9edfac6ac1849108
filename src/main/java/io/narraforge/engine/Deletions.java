package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.CascadePlan;
import io.narraforge.plan.write.LockPlan;
import io.narraforge.plan.write.RowLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The mutations that delete rows of an entity, and tell what becomes of the rows that are related to them. These are
 * counted when nobody else can add or take away any until the transaction ends; a dry run only reads, and stands in
 * nobody's way.
 */
final class Deletions {
    private static final String ID = "id";
    private static final String DRY_RUN = "dryRun";
    private static final String CASCADE = "cascade";

    private final EntityModel entity;

    Deletions(EntityModel entity) {
        this.entity = entity;
    }

    /** {@code deleteWorld}. */
    Object one(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        String id = input.id(ID);
        var plan = new LockPlan(entity, columnsToLock(), isDry(input) ? RowLock.NONE : RowLock.UPDATE);
        new Target(entity, input).find(new RowWrites(entity, writing).lock(plan, List.of(id)), id);
        Map<String, Object> payload =
                delete(environment, writing, List.of(id), input.place().at(ID));
        payload.put(ID, id);
        return payload;
    }

    /** {@code deleteWorlds}. */
    Object many(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        var targets = FilteredTargets.of(writing.model(), entity, input);
        RowLock lock = isDry(input) ? RowLock.NONE : RowLock.UPDATE;
        List<String> ids = targets.find(writing, columnsToLock(), lock).stream()
                .map(Row::id)
                .toList();
        Map<String, Object> payload = delete(environment, writing, ids, targets.place());
        payload.put("ids", ids);
        payload.put("count", ids.size());
        return payload;
    }

    private static boolean isDry(MutationInput input) {
        return input.find(DRY_RUN, Boolean.class).orElse(false);
    }

    private List<Attribute> columnsToLock() {
        return Stream.concat(Stream.of(entity.id()), entity.rowVersion().stream())
                .toList();
    }

    /** The part of the payload that is the same for one row and for many. */
    private Map<String, Object> delete(
            DataFetchingEnvironment environment, Writing writing, List<String> ids, Place place) {
        boolean dryRun = isDry(MutationInput.of(environment));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(DRY_RUN, dryRun);
        if (Columns.wantsOfPayload(environment, CASCADE)) {
            payload.put(CASCADE, cascade(writing, ids, dryRun ? RowLock.NONE : RowLock.NO_KEY_UPDATE));
        }
        if (!dryRun && !ids.isEmpty()) {
            new RowWrites(entity, writing).delete(ids, place);
        }
        return payload;
    }

    private Map<String, Object> cascade(Writing writing, List<String> ids, RowLock lock) {
        CascadePlan plan = CascadePlan.of(writing.model(), entity, lock);
        Reading reading = writing.reading();
        return reading.statements()
                .run(
                        reading.statement(plan, plan::statement),
                        parameter -> new ArrayParameter.Uuids(ids),
                        counts -> countByLabel(plan, counts))
                .getFirst();
    }

    private static Map<String, Object> countByLabel(CascadePlan plan, ResultSet counts) throws SQLException {
        Map<String, Object> countByLabel = new LinkedHashMap<>();
        for (int i = 0; i < plan.relations().size(); i++) {
            countByLabel.put(plan.relations().get(i).label(), counts.getInt(i + 1));
        }
        return countByLabel;
    }
}
