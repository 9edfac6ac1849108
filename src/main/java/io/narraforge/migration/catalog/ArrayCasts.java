package io.narraforge.migration.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * PostgreSQL writes {@code (ARRAY['a'::varchar])::text[]} for what was {@code x IN ('a')}, and
 * {@code ARRAY[('a'::varchar)::text]} for the same after a dump was restored: the parser gives the cast of an array to
 * its elements. So does this.
 */
final class ArrayCasts {
    private static final String BEGINNING = "(ARRAY[";
    private static final Pattern CAST = Pattern.compile("\\)::([a-z][a-z0-9 ]*|\"[^\"]+\")\\[\\]");

    private ArrayCasts() {}

    static String pushedIntoElements(String text) {
        var result = new StringBuilder();
        int done = 0;
        for (int start = text.indexOf(BEGINNING); start >= 0; start = text.indexOf(BEGINNING, start + 1)) {
            List<String> elements = elements(text, start + BEGINNING.length());
            int end = start
                    + BEGINNING.length()
                    + elements.stream().mapToInt(String::length).sum()
                    + elements.size();
            Matcher cast = CAST.matcher(text).region(Math.min(end, text.length()), text.length());
            if (start >= done && !elements.isEmpty() && !elements.getFirst().isBlank() && cast.lookingAt()) {
                result.append(text, done, start).append(cast(elements, cast.group(1)));
                done = cast.end();
            }
        }
        return result.append(text, done, text.length()).toString();
    }

    private static String cast(List<String> elements, String type) {
        return elements.stream()
                .map(element -> "(" + element.strip() + ")::" + type)
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    /** What stands between the commas up to the closing bracket; none where there is no such bracket. */
    private static List<String> elements(String text, int start) {
        var elements = new ArrayList<String>();
        int depth = 0;
        int begin = start;
        for (int at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\'', '"' -> at = endOfQuoted(text, at);
                case '(', '[' -> depth++;
                case ',' -> {
                    if (depth == 0) {
                        elements.add(text.substring(begin, at));
                        begin = at + 1;
                    }
                }
                case ')', ']' -> {
                    if (depth-- == 0) {
                        elements.add(text.substring(begin, at));
                        return elements;
                    }
                }
                default -> {}
            }
        }
        return List.of();
    }

    /** A doubled quote is the end of one text and the beginning of the next, which comes to the same. */
    private static int endOfQuoted(String text, int start) {
        int end = text.indexOf(text.charAt(start), start + 1);
        return end < 0 ? text.length() : end;
    }
}
