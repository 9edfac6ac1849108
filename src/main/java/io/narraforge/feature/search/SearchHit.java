package io.narraforge.feature.search;

import java.math.BigDecimal;

/** A row that was found, before it is read. */
record SearchHit(SearchRequest request, SearchType type, String id, BigDecimal score, boolean isRanked) {

    String cursor() {
        return new SearchCursor(isRanked, score, type, id).encode(request.fingerprint());
    }
}
