package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of one entity from results whose columns are those of a plan. */
public final class RowReader {
    private final EntityModel entity;
    private final int[] slots;
    private final ColumnReader[] readers;
    private final int firstColumn;

    /** @param firstColumn where the entity's columns start in the result, from 1 */
    public RowReader(EntityModel entity, List<Attribute> columns, int firstColumn) {
        this.entity = entity;
        this.firstColumn = firstColumn;
        this.slots = columns.stream().mapToInt(Attribute::slot).toArray();
        this.readers = columns.stream().map(ColumnReader::of).toArray(ColumnReader[]::new);
    }

    public Row read(ResultSet rows) throws SQLException {
        var values = new @Nullable Object[entity.attributes().size()];
        for (int i = 0; i < slots.length; i++) {
            values[slots[i]] = readers[i].read(rows, firstColumn + i);
        }
        return new Row(entity, values);
    }
}
