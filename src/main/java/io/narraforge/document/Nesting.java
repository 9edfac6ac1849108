package io.narraforge.document;

/**
 * How deep a document nests: objects and lists within each other, {@code [[]]} two levels. Knows brackets and strings of
 * JSON only, so that it answers before a parser recurses.
 */
final class Nesting {
    /** As deep as a request may nest; PostgreSQL's recursion over stored documents ends at about 700. */
    static final int MAX_DEPTH = 200;

    static final String TOO_DEEP = "nests deeper than " + MAX_DEPTH + " levels; use " + MAX_DEPTH + " at most";

    private Nesting() {}

    static boolean isTooDeep(String json) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (inString) {
                if (character == '\\') {
                    i++;
                } else if (character == '"') {
                    inString = false;
                }
                continue;
            }
            depth += stepAt(character);
            if (depth > MAX_DEPTH) {
                return true;
            }
            inString = character == '"';
        }
        return false;
    }

    private static int stepAt(char character) {
        return switch (character) {
            case '[', '{' -> 1;
            case ']', '}' -> -1;
            default -> 0;
        };
    }
}
