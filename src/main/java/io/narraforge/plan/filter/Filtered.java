package io.narraforge.plan.filter;

import io.narraforge.plan.Place;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A filter with the values of its parameters.
 *
 * @param filter null where everything passes
 * @param values each a text, or a list of texts
 * @param jsonPaths where SQL/JSON paths stand: only the database can tell whether they are sound
 */
public record Filtered(@Nullable Filter filter, List<Object> values, List<Place> jsonPaths) {
    /** Parameters are named {@code where.0}, {@code where.1} … */
    public static final String PREFIX = "where.";

    /** A filter without an SQL/JSON path. */
    public Filtered(@Nullable Filter filter, List<Object> values) {
        this(filter, values, List.of());
    }

    public static Filtered everything() {
        return new Filtered(null, List.of());
    }

    /** Whether every row passes because nothing is tested, or only against what is empty, as in {@code notIn: []}. */
    public boolean letsAllPass() {
        return filter == null || Emptiness.letsAllPass(filter, values);
    }

    /** Cheap, for it is taken for every parent: how many values a list has stands for them. */
    @Override
    public int hashCode() {
        int hash = Objects.hashCode(filter);
        for (Object value : values) {
            hash = 31 * hash + (value instanceof List<?> list ? list.size() : value.hashCode());
        }
        return hash;
    }

    /** The value of a parameter by its name. */
    public Object value(String parameterName) {
        return values.get(Integer.parseInt(parameterName.substring(parameterName.indexOf('.') + 1)));
    }

    static String parameterName(String prefix, int parameter) {
        return prefix + parameter;
    }
}
