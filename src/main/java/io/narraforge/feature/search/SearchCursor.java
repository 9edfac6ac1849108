package io.narraforge.feature.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order of one search, opaque to clients: enough to go on behind it when the row itself is gone.
 *
 * @param isRanked whether scores were made with the rank of the rows' own text
 * @param score in millionths
 */
record SearchCursor(boolean isRanked, int score, SearchType type, String id) {
    private static final Pattern FORM = Pattern.compile(
            "([0-9a-f]{1,8}) (true|false) (\\d{1,7}) ([A-Z]{5,9}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    String encode(int fingerprint) {
        String text = String.join(
                " ",
                Integer.toHexString(fingerprint),
                String.valueOf(isRanked),
                Integer.toString(score),
                type.name(),
                id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty when this server did not issue the text for this search. */
    static Optional<SearchCursor> decode(int fingerprint, String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            Matcher parts = FORM.matcher(text);
            if (!parts.matches() || !parts.group(1).equals(Integer.toHexString(fingerprint))) {
                return Optional.empty();
            }
            return Optional.of(new SearchCursor(
                    Boolean.parseBoolean(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    SearchType.valueOf(parts.group(4)),
                    parts.group(5)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
