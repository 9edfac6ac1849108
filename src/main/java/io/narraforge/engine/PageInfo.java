package io.narraforge.engine;

import org.jspecify.annotations.Nullable;

/** Which part of a connection a page is; what a feature's own connection answers as {@code pageInfo}. */
public interface PageInfo {
    boolean hasNextPage();

    boolean hasPreviousPage();

    /** Null when the page is empty, as {@link #endCursor} is. */
    @Nullable
    String startCursor();

    @Nullable
    String endCursor();
}
