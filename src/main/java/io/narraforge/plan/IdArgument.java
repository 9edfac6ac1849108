package io.narraforge.plan;

import io.narraforge.problem.Excerpt;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids are UUIDs; anything else is the client's mistake, not a row that does not exist. */
public final class IdArgument {
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private IdArgument() {}

    /** The id in PostgreSQL's form, lower-case. */
    public static String parse(Place place, Object value) {
        String text = value.toString();
        if (!isUuid(text)) {
            throw place.refuse(
                    "is \"" + Excerpt.of(text) + "\"; use a UUID such as 3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    public static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }
}
