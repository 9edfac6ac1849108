package io.narraforge.problem;

/** What an error message repeats of a client's value: enough to recognise it, never all of a long one. */
public final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {}

    /** The value itself, or its start and an ellipsis; what is no visible character is told by its number. */
    public static String of(String value) {
        var excerpt = new StringBuilder();
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            String next = visible(value.codePointAt(i));
            if (excerpt.length() + next.length() > LENGTH) {
                return excerpt.append('…').toString();
            }
            excerpt.append(next);
        }
        return excerpt.toString();
    }

    /** Terminals obey control characters; strict readers of JSON refuse an answer with half a surrogate pair. */
    private static String visible(int codePoint) {
        boolean isVisible = !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
        return isVisible ? Character.toString(codePoint) : "\\u%04X".formatted(codePoint);
    }
}
