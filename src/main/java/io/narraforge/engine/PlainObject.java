package io.narraforge.engine;

import com.fasterxml.jackson.core.SerializableString;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row as an object of the response: a view, no copy. A writer may walk it by index, without entries. */
public final class PlainObject extends AbstractMap<String, @Nullable Object> {
    private final PlainFields.Selected selected;
    private final Row row;

    PlainObject(PlainFields.Selected selected, Row row) {
        this.selected = selected;
        this.row = row;
    }

    @Override
    public int size() {
        return selected.size();
    }

    /** The response key at a place, encoded once for all objects of the selection. */
    public SerializableString keyAt(int index) {
        return selected.keyAt(index);
    }

    public @Nullable Object valueAt(int index) {
        int slot = selected.slotAt(index);
        return slot == PlainFields.Selected.TYPE_NAME_SLOT ? row.entity().typeName() : row.valueAt(slot);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return selected.size();
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < selected.size();
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int index = next++;
                    return new SimpleImmutableEntry<>(selected.keyAt(index).getValue(), valueAt(index));
                }
            };
        }
    }
}
