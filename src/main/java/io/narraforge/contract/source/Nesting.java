package io.narraforge.contract.source;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds how deeply brackets are nested, before GraphQL's parser sees them: it looks ahead through all of them, in time that
 * grows with a power of their number.
 */
final class Nesting {
    private static final int MAX_DEPTH = 100;

    /** What matters here: brackets, and what may hold some that don't count; lazy and possessive, so linear. */
    private static final Pattern TOKEN =
            Pattern.compile("[\\[({]|[\\])}]|#[^\\n]*+|\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"?");

    private final String text;
    private int depth;

    private Nesting(String text) {
        this.text = text;
    }

    static void requireShallow(String file, String text) {
        int tooDeep = new Nesting(text).firstTooDeep();
        if (tooDeep >= 0) {
            int line = 1
                    + (int) text.substring(0, tooDeep)
                            .chars()
                            .filter(each -> each == '\n')
                            .count();
            throw SchemaRefusal.at(new Place(file, line), "brackets are nested more than %d deep".formatted(MAX_DEPTH));
        }
    }

    private int firstTooDeep() {
        Matcher token = TOKEN.matcher(text);
        for (int from = 0; token.find(from); from = behind(token)) {
            depth += change(text.charAt(token.start()));
            if (depth > MAX_DEPTH) {
                return token.start();
            }
        }
        return -1;
    }

    private static int change(char first) {
        return switch (first) {
            case '[', '(', '{' -> 1;
            case ']', ')', '}' -> -1;
            default -> 0;
        };
    }

    private int behind(Matcher token) {
        if (!token.group().equals("\"\"\"")) {
            return token.end();
        }
        int end = text.indexOf("\"\"\"", token.end());
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf("\"\"\"", end + 1);
        }
        return end < 0 ? text.length() : end + 3;
    }
}
