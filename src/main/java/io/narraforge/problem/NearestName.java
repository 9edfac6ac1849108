package io.narraforge.problem;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The name that somebody may have meant: of those that there are, the nearest, when most of its letters are there. */
public final class NearestName {
    /** Nobody meant a name by something longer, and comparing takes the product of both lengths. */
    private static final int LONGEST = 100;

    private NearestName() {}

    /** The end of a sentence about an unknown name; nothing where no name is near. */
    public static String hint(String unknown, Stream<String> names) {
        return of(unknown, names).map(each -> "; did you mean " + each + "?").orElse("");
    }

    /** The name itself. */
    public static Optional<String> of(String unknown, Stream<String> names) {
        if (unknown.length() > LONGEST) {
            return Optional.empty();
        }
        return names.filter(each -> mistakes(unknown, each) * 2 <= each.length())
                .min(Comparator.comparingInt((String each) -> mistakes(unknown, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The distance of Levenshtein: letters added, left out or replaced. */
    private static int mistakes(String unknown, String name) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        String other = name.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
