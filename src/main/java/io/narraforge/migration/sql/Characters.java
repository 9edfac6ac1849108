package io.narraforge.migration.sql;

/** Which characters PostgreSQL's scanner takes for what; it sees bytes, and every one beyond ASCII is a letter to it. */
final class Characters {
    private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";
    private static final String BEYOND_STANDARD = "~!@#^&|`?%";
    private static final String SPACES = " \t\n\r\f\u000b";
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private Characters() {}

    static boolean isSpace(char character) {
        return SPACES.indexOf(character) >= 0;
    }

    static boolean isNewline(char character) {
        return character == '\n' || character == '\r';
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isNameStart(char character) {
        char folded = character < FIRST_BEYOND_ASCII ? Character.toLowerCase(character) : character;
        return (folded >= 'a' && folded <= 'z') || folded == '_' || folded >= FIRST_BEYOND_ASCII;
    }

    static boolean isNamePart(char character) {
        return isNameStart(character) || isDigit(character) || character == '$';
    }

    static boolean isTagPart(char character) {
        return isNameStart(character) || isDigit(character);
    }

    static boolean isOperator(char character) {
        return OPERATORS.indexOf(character) >= 0;
    }

    /** Operators with one of these may end in a sign, others may not: {@code @-} is one, {@code *-} is two. */
    static boolean isBeyondStandard(char character) {
        return BEYOND_STANDARD.indexOf(character) >= 0;
    }

    /** As PostgreSQL folds names in UTF-8: ASCII letters only. */
    static String fold(String name) {
        var folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            folded.append(letter >= 'A' && letter <= 'Z' ? (char) (letter + 'a' - 'A') : letter);
        }
        return folded.toString();
    }
}
