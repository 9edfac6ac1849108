package io.narraforge.demo;

import org.jspecify.annotations.Nullable;

/** Takes rows one by one, values in the order of the columns; lists and maps are JSON. */
@FunctionalInterface
interface RowSink {
    void row(@Nullable Object... values);
}
