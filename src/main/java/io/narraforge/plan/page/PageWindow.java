package io.narraforge.plan.page;

import org.jspecify.annotations.Nullable;

/**
 * Which part of an order is wanted.
 *
 * @param size how many rows at the most
 * @param fromEnd whether they are counted from the end of the order
 * @param after only rows behind this position
 * @param before only rows ahead of this position
 */
public record PageWindow(
        int size,
        boolean fromEnd,
        @Nullable Position after,
        @Nullable Position before) {
    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 1_000;
}
