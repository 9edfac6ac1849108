package io.narraforge.problem;

/** What an error message repeats of a client's value: enough to recognise it, never all of a long one. */
public final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {}

    /** The value itself, or its start and an ellipsis. */
    public static String of(String value) {
        if (value.length() <= LENGTH) {
            return value;
        }
        // Half a surrogate pair is no character: strict readers of JSON refuse the whole answer for it.
        int end = Character.isHighSurrogate(value.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return value.substring(0, end) + "…";
    }
}
