package io.narraforge.plan.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in an order: the values of its keys as text, null where the row has none. */
public record Position(List<@Nullable String> values) {

    List<Boolean> nullPattern() {
        return values.stream().map(value -> value == null).toList();
    }
}
