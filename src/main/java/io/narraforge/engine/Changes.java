package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.Place;
import io.narraforge.plan.write.InputReader;
import io.narraforge.plan.write.InputRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a patch does to rows: values that replace, and changes of JSON documents that depend on what is there. */
final class Changes {
    private final EntityModel entity;
    private final InputRow replaced;

    Changes(EntityModel entity, InputReader inputs, Map<?, ?> patch, Place place) {
        this.entity = entity;
        this.replaced = inputs.read(patch, place);
    }

    /** What has to be known of a row to change it: its id, its version, and the documents that are patched. */
    List<Attribute> columnsToLock() {
        var columns = new ArrayList<Attribute>();
        columns.add(entity.id());
        entity.rowVersion().ifPresent(columns::add);
        return columns;
    }

    /** The new values of a row, with its id. */
    InputRow of(Row before) {
        return replaced.with(entity.id(), before.id());
    }
}
