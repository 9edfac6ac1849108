package io.narraforge.feature.search;

/**
 * A row that was found, before it is read.
 *
 * @param millionths its score
 * @param isRanked whether the score was made with the rank of the row's own text
 */
record SearchHit(SearchRequest request, SearchType type, String id, int millionths, boolean isRanked) {
    private static final double ONE = 1_000_000;

    double score() {
        return millionths / ONE;
    }

    String cursor() {
        return new SearchCursor(isRanked, millionths, type, id).encode(request.fingerprint());
    }
}
