package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read: values in the form of the response, each at the slot of its attribute; null also where the
 * column was not asked for.
 */
public final class Row {
    private final EntityModel entity;
    private final @Nullable Object[] values;

    Row(EntityModel entity, @Nullable Object[] values) {
        this.entity = entity;
        this.values = values;
    }

    public EntityModel entity() {
        return entity;
    }

    public @Nullable Object value(Attribute attribute) {
        return values[attribute.slot()];
    }

    @Nullable
    Object valueAt(int slot) {
        return values[slot];
    }

    /** The value of a key of the page's order that is no attribute, by its place among those. */
    @Nullable
    Object derivedKey(int index) {
        return values[entity.attributes().size() + index];
    }

    /** Every row is read with its id. */
    public String id() {
        return text(entity.id());
    }

    /** The value of a column of ids or text, which is known not to be null. */
    public String text(Attribute attribute) {
        String text = findText(attribute);
        if (text == null) {
            throw new IllegalStateException(entity.typeName() + "." + attribute.name() + " was not read");
        }
        return text;
    }

    /** The value of a column of ids or text, out of its JSON form. */
    @Nullable
    String findText(Attribute attribute) {
        return value(attribute) instanceof RawJson json ? json.text() : null;
    }
}
