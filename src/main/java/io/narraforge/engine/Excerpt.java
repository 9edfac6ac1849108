package io.narraforge.engine;

/** What an error message repeats of a client's value: enough to recognise it, never all of a long one. */
final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {}

    static String of(String value) {
        if (value.length() <= LENGTH) {
            return value;
        }
        boolean cutsCharacter = Character.isHighSurrogate(value.charAt(LENGTH - 1));
        return value.substring(0, cutsCharacter ? LENGTH - 1 : LENGTH) + "…";
    }
}
