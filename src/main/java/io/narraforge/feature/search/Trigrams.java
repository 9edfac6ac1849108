package io.narraforge.feature.search;

import java.util.HashSet;
import java.util.Set;

/** How alike two words are, as pg_trgm counts: trigrams that both have, of those that either has. */
final class Trigrams {
    private Trigrams() {}

    static double similarity(String one, String other) {
        Set<String> both = of(one);
        Set<String> either = of(other);
        int size = both.size() + either.size();
        both.retainAll(either);
        return size == 0 ? 0 : (double) both.size() / (size - both.size());
    }

    private static Set<String> of(String word) {
        String padded = "  " + word + " ";
        var trigrams = new HashSet<String>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
    }
}
