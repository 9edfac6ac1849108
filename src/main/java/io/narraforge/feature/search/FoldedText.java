package io.narraforge.feature.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words as SQL's {@code search_fold} compares them, near enough to mark them in a text that SQL has chosen: letters of
 * the Latin alphabets are the same, which a test holds.
 */
final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Letters that have no decomposition. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ĸ', "q"));

    private FoldedText() {}

    static String of(String word) {
        String plain =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        String lower = plain.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(letter -> letter < 0x80)) {
            return lower;
        }
        var folded = new StringBuilder();
        lower.codePoints().forEach(letter -> folded.append(LETTERS.getOrDefault(letter, Character.toString(letter))));
        return folded.toString();
    }
}
