package io.narraforge.feature.search;

import io.narraforge.engine.PageInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a search, best hits first. */
record SearchPage(SearchRequest request, List<SearchHit> hits, boolean hasNextPage) implements PageInfo {

    /** @param read at most one more than the page holds */
    static SearchPage of(SearchRequest request, List<SearchHit> read) {
        boolean hasMore = read.size() > request.size();
        return new SearchPage(request, hasMore ? read.subList(0, request.size()) : read, hasMore);
    }

    @Override
    public boolean hasPreviousPage() {
        return request.after() != null;
    }

    @Override
    public @Nullable String startCursor() {
        return hits.isEmpty() ? null : hits.getFirst().cursor();
    }

    @Override
    public @Nullable String endCursor() {
        return hits.isEmpty() ? null : hits.getLast().cursor();
    }
}
