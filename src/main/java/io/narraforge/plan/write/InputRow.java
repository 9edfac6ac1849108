package io.narraforge.plan.write;

import io.narraforge.model.Attribute;
import io.narraforge.plan.Place;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row to write: the text of each value that is given, null where a column is to be cleared; attributes that are left
 * out are not among the keys.
 *
 * @param place where the client wrote the row, for errors
 */
public record InputRow(Map<Attribute, @Nullable String> values, Place place) {
    public InputRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same row with no other values than those of some attributes. */
    public InputRow only(Collection<Attribute> attributes) {
        Map<Attribute, @Nullable String> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(attributes);
        return new InputRow(some, place);
    }

    /** The same row with one more value, or another one. */
    public InputRow with(Attribute attribute, @Nullable String value) {
        Map<Attribute, @Nullable String> changed = new LinkedHashMap<>(values);
        changed.put(attribute, value);
        return new InputRow(changed, place);
    }
}
