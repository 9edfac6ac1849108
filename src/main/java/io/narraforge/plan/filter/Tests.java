package io.narraforge.plan.filter;

import io.narraforge.plan.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an input object whose fields are tests that have to hold together. Nothing and null are no tests. */
final class Tests {
    private Tests() {}

    /** Reads one field of the object. */
    @FunctionalInterface
    interface Reader {
        Filter read(String field, Object value, Place place);
    }

    /** @param example what could be written, for the error */
    static Filter read(Object given, Place place, String example, Reader reader) {
        Map<?, ?> fields = (Map<?, ?>) given;
        var parts = new ArrayList<Filter>();
        fields.forEach((field, value) -> {
            Place at = place.at(field.toString());
            parts.add(reader.read(field.toString(), present(value, at), at));
        });
        return all(parts, place, example);
    }

    static Filter all(List<Filter> parts, Place place, String example) {
        if (parts.isEmpty()) {
            throw place.refuse("is empty, which tests nothing; write a test such as " + example + ", or leave it out");
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.All(List.copyOf(parts));
    }

    /** The alternatives or conjuncts of a list. */
    static List<Filter> each(Object given, Place place, String example, Reader reader) {
        List<?> values = (List<?>) given;
        if (values.isEmpty()) {
            throw place.refuse("is empty, which tests nothing; write a test such as " + example + ", or leave it out");
        }
        var parts = new ArrayList<Filter>();
        for (int i = 0; i < values.size(); i++) {
            Place at = place.at(i);
            parts.add(reader.read(Integer.toString(i), present(values.get(i), at), at));
        }
        return List.copyOf(parts);
    }

    private static Object present(@Nullable Object value, Place place) {
        if (value == null) {
            throw place.refuse("is null, which is no test; leave it out, or use isNull: true for what has no value");
        }
        return value;
    }
}
