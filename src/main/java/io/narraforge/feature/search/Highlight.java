package io.narraforge.feature.search;

import io.narraforge.feature.search.Fragment.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts what a reader wants to see out of a text and marks in it what was looked for: the words, the last one also as
 * the beginning of one; when there are none, what is like them. Says nothing of which rows are found.
 */
final class Highlight {
    /** About three lines. */
    private static final int LENGTH = 200;

    /** What is shown ahead of the first mark, so that it can be understood. */
    private static final int AHEAD = 60;

    private static final String ELLIPSIS = "…";

    /** As pg_trgm calls texts similar when nothing else was said. */
    private static final double LIKE = 0.3;

    private static final Pattern WORD = Pattern.compile("[\\p{IsAlphabetic}\\p{N}\\p{M}]+");

    private final Set<String> words;
    private final String beginning;

    Highlight(String searched) {
        List<String> all = WORD.matcher(searched)
                .results()
                .map(word -> FoldedText.of(word.group()))
                .toList();
        this.words = Set.copyOf(all);
        this.beginning = all.isEmpty() ? "" : all.getLast();
    }

    /** A word of the text, and whether it was looked for. */
    private record Word(int start, int end, boolean match) {}

    List<Part> partsOf(String text) {
        List<Word> found = wordsOf(text);
        int start = startOf(text, found);
        int end = endOf(text, start);
        var parts = new ArrayList<Part>();
        var unmarked = new StringBuilder(start > 0 ? ELLIPSIS : "");
        int next = start;
        for (Word word : found) {
            if (word.match() && word.start() >= start && word.end() <= end) {
                unmarked.append(text, next, word.start());
                flush(unmarked, parts);
                parts.add(new Part(text.substring(word.start(), word.end()), true));
                next = word.end();
            }
        }
        unmarked.append(text, next, end).append(end < text.length() ? ELLIPSIS : "");
        flush(unmarked, parts);
        return parts;
    }

    private static void flush(StringBuilder unmarked, List<Part> parts) {
        if (!unmarked.isEmpty()) {
            parts.add(new Part(unmarked.toString(), false));
            unmarked.setLength(0);
        }
    }

    private List<Word> wordsOf(String text) {
        List<Word> exact = wordsOf(text, this::isLookedFor);
        return exact.stream().anyMatch(Word::match) ? exact : wordsOf(text, this::isLikeOne);
    }

    private static List<Word> wordsOf(String text, Predicate<String> isMatch) {
        Matcher matcher = WORD.matcher(text);
        var found = new ArrayList<Word>();
        while (matcher.find()) {
            found.add(new Word(matcher.start(), matcher.end(), isMatch.test(FoldedText.of(matcher.group()))));
        }
        return found;
    }

    private boolean isLookedFor(String word) {
        return words.contains(word) || (!beginning.isEmpty() && word.startsWith(beginning));
    }

    private boolean isLikeOne(String word) {
        return words.stream().anyMatch(each -> Trigrams.similarity(each, word) >= LIKE);
    }

    /** Where most marks are to be seen, with some words ahead of them. */
    private static int startOf(String text, List<Word> found) {
        if (text.length() <= LENGTH) {
            return 0;
        }
        List<Integer> marks =
                found.stream().filter(Word::match).map(Word::start).collect(Collectors.toList());
        int best = 0;
        long most = 0;
        for (int mark : marks) {
            int from = Math.max(0, mark - AHEAD);
            long seen = marks.stream()
                    .filter(each -> each >= from && each < from + LENGTH)
                    .count();
            if (seen > most) {
                most = seen;
                best = from;
            }
        }
        return best == 0 ? 0 : wordStart(text, best);
    }

    /** The next place behind a blank, or the place itself when the word is too long to leave out. */
    private static int wordStart(String text, int place) {
        for (int i = place; i < place + AHEAD / 2; i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return characterStart(text, place);
    }

    private static int endOf(String text, int start) {
        if (text.length() - start <= LENGTH) {
            return text.length();
        }
        int end = start + LENGTH;
        for (int i = end; i > end - AHEAD / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return characterStart(text, end);
    }

    /** Half a surrogate pair is no character. */
    private static int characterStart(String text, int place) {
        return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
}
