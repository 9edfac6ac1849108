package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.page.PageColumns;
import io.narraforge.plan.value.Operand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows of one entity from results whose columns are those of a plan. */
public final class RowReader {
    private final EntityModel entity;
    private final int[] slots;
    private final ColumnReader[] readers;
    private final int firstColumn;
    private final int size;

    /** @param firstColumn where the entity's columns start in the result, from 1 */
    public RowReader(EntityModel entity, List<Attribute> columns, int firstColumn) {
        this(entity, new PageColumns(columns, List.of()), firstColumn);
    }

    /** Derived keys come after the attributes, in the result as in the row. */
    RowReader(EntityModel entity, PageColumns columns, int firstColumn) {
        int attributes = entity.attributes().size();
        int keys = columns.derivedKeys().size();
        this.entity = entity;
        this.firstColumn = firstColumn;
        this.size = attributes + keys;
        this.slots = IntStream.concat(
                        columns.attributes().stream().mapToInt(Attribute::slot),
                        IntStream.range(attributes, attributes + keys))
                .toArray();
        this.readers = Stream.concat(
                        columns.attributes().stream().map(Attribute::kind),
                        columns.derivedKeys().stream().map(Operand::kind))
                .map(ColumnReader::of)
                .toArray(ColumnReader[]::new);
    }

    public Row read(ResultSet rows) throws SQLException {
        var values = new @Nullable Object[size];
        for (int i = 0; i < slots.length; i++) {
            values[slots[i]] = readers[i].read(rows, firstColumn + i);
        }
        return new Row(entity, values);
    }
}
