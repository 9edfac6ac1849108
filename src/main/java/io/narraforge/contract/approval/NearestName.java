package io.narraforge.contract.approval;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The name that somebody may have meant, by how many letters have to be written otherwise. */
final class NearestName {
    private static final int LETTERS_FOR_ONE_MISTAKE = 3;
    private static final int LONGEST = 100;

    private NearestName() {}

    /** The end of a sentence about an unknown name; nothing where no name is near. */
    static String hint(String unknown, Stream<String> names) {
        return of(unknown, names).map(each -> "; did you mean " + each + "?").orElse("");
    }

    private static Optional<String> of(String unknown, Stream<String> names) {
        String wanted = unknown.toLowerCase(Locale.ROOT);
        return wanted.length() > LONGEST
                ? Optional.empty()
                : names.filter(each -> mistakes(wanted, each) <= each.length() / LETTERS_FOR_ONE_MISTAKE)
                        .min(Comparator.comparingInt(each -> mistakes(wanted, each)));
    }

    /** The distance of Levenshtein: letters added, left out or replaced. */
    private static int mistakes(String wanted, String name) {
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
