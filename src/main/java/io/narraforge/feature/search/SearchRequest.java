package io.narraforge.feature.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a search's arguments ask for.
 *
 * @param text without blanks around it
 * @param types each once, in their own order
 */
record SearchRequest(
        String text,
        List<SearchType> types,
        int size,
        @Nullable SearchCursor after) {

    /** Names the search for the cursors that belong to it. */
    int fingerprint() {
        return fingerprint(text, types);
    }

    static int fingerprint(String text, List<SearchType> types) {
        var crc = new CRC32();
        crc.update((types + text).getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
