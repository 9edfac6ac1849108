package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InputRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Many rows of an entity created in one mutation: all or none, or those that the data allows. */
final class BulkCreation {
    private static final String ROWS = "rows";
    private static final String ON_ERROR = "onError";
    private static final String SKIP = "SKIP";

    private final EntityModel entity;
    private final InputReader inputs;
    private final String createdField;

    BulkCreation(EntityModel entity, InputRule documents) {
        this.entity = entity;
        this.inputs = new InputReader(entity, JsonValues::write, documents);
        this.createdField = Conventions.rootConnectionFieldOf(entity.typeName());
    }

    /** {@code createWorlds}. */
    Object create(DataFetchingEnvironment environment, Writing writing) {
        MutationInput input = MutationInput.of(environment);
        List<?> given = (List<?>) Objects.requireNonNull(input.values().get(ROWS));
        Place place = input.place().at(ROWS);
        if (given.size() > RowWrites.MAX_ROWS) {
            throw place.beyondLimit("has", RowWrites.MAX_ROWS, given.size(), "rows; create them in several calls");
        }
        List<Attribute> selected = Columns.ofPayload(environment, createdField, entity);
        boolean skips = input.find(ON_ERROR, Object.class)
                .map(Object::toString)
                .filter(SKIP::equals)
                .isPresent();
        return skips
                ? createAllowed(given, place, new SkippingCreation(entity, writing, selected))
                : payload(createAll(given, place, new RowWrites(entity, writing), selected), List.of());
    }

    private List<Row> createAll(List<?> given, Place place, RowWrites writes, List<Attribute> selected) {
        var rows = new ArrayList<InputRow>(given.size());
        for (int i = 0; i < given.size(); i++) {
            rows.add(inputs.read((Map<?, ?>) given.get(i), place.at(i)));
        }
        return writes.insert(rows, selected);
    }

    private Object createAllowed(List<?> given, Place place, SkippingCreation creation) {
        for (int i = 0; i < given.size(); i++) {
            Map<?, ?> row = (Map<?, ?>) given.get(i);
            Place placeOfRow = place.at(i);
            creation.add(i, placeOfRow, () -> inputs.read(row, placeOfRow));
        }
        List<Row> created = creation.create();
        return payload(created, creation.skipped());
    }

    private Object payload(List<Row> created, List<?> skipped) {
        return Map.of("count", created.size(), createdField, created, "skipped", skipped);
    }
}
