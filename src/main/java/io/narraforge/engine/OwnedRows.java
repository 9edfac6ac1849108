package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of one relation that are created together with the row that owns them. */
final class OwnedRows {
    private final EntityModel entity;
    private final Attribute owner;
    private final InputReader inputs;
    private final RowPreparation preparation;

    /** @param owner the foreign key to the row that owns them */
    OwnedRows(EntityModel entity, Attribute owner, InputReader inputs, RowPreparation preparation) {
        this.entity = entity;
        this.owner = owner;
        this.inputs = inputs;
        this.preparation = preparation;
    }

    /** What the client wrote, ready to be written once the owner is. */
    List<InputRow> read(List<?> given, String ownerId, Place place) {
        if (given.size() > RowWrites.MAX_ROWS) {
            throw place.beyondLimit("has", RowWrites.MAX_ROWS, given.size(), "rows; create the others afterwards");
        }
        var rows = new ArrayList<InputRow>(given.size());
        for (int i = 0; i < given.size(); i++) {
            rows.add(inputs.read((Map<?, ?>) given.get(i), place.at(i)).with(owner, ownerId));
        }
        return preparation.prepare(RowWrites.withIds(entity, rows));
    }

    void insert(List<InputRow> rows, Writing writing) {
        if (!rows.isEmpty()) {
            new RowWrites(entity, writing).insert(rows, List.of(entity.id()));
        }
    }
}
