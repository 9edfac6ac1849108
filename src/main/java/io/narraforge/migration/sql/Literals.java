package io.narraforge.migration.sql;

import java.util.Map;

/** What strings and quoted names stand for. The escape character of U& is the backslash; UESCAPE is not looked at. */
final class Literals {
    private static final Map<Character, Character> SHORT_ESCAPES =
            Map.of('n', '\n', 't', '\t', 'r', '\r', 'b', '\b', 'f', '\f');

    private Literals() {}

    static String name(String text) {
        return isUnicode(text) ? decodeUnicode(inside(text, '"')) : inside(text, '"');
    }

    static String string(String text) {
        String inside = inside(text, '\'');
        if (isUnicode(text)) {
            return decodeUnicode(inside);
        }
        return text.charAt(0) == 'e' || text.charAt(0) == 'E' ? decodeEscapes(inside) : inside;
    }

    static String dollarString(String text) {
        int tagLength = text.indexOf('$', 1) + 1;
        return text.substring(tagLength, text.length() - tagLength);
    }

    private static boolean isUnicode(String text) {
        return text.startsWith("U&") || text.startsWith("u&");
    }

    private static String inside(String text, char quote) {
        String mark = String.valueOf(quote);
        return text.substring(text.indexOf(quote) + 1, text.length() - 1).replace(mark + mark, mark);
    }

    private static String decodeUnicode(String escaped) {
        var decoded = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            boolean isEscape = escaped.charAt(i) == '\\';
            boolean isLong = isEscape && escaped.startsWith("+", i + 1);
            int start = isLong ? i + 2 : i + 1;
            int length = isEscape ? hexDigits(escaped, start, isLong ? 6 : 4) : 0;
            if (length == (isLong ? 6 : 4)) {
                decoded.append(codePoint(escaped, start, length));
                i = start + length - 1;
            } else {
                decoded.append(escaped.charAt(i));
                i += escaped.startsWith("\\\\", i) ? 1 : 0;
            }
        }
        return decoded.toString();
    }

    private static String decodeEscapes(String escaped) {
        var decoded = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '\\' && i + 1 < escaped.length()) {
                i = decodeEscape(escaped, i + 1, decoded);
            } else {
                decoded.append(escaped.charAt(i));
            }
        }
        return decoded.toString();
    }

    /** Appends the character of one escape and returns the place of the escape's last letter. */
    private static int decodeEscape(String escaped, int place, StringBuilder decoded) {
        char letter = escaped.charAt(place);
        int wanted = switch (letter) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        int length = hexDigits(escaped, place + 1, wanted);
        if (length > 0) {
            decoded.append(codePoint(escaped, place + 1, length));
            return place + length;
        }
        decoded.append(SHORT_ESCAPES.getOrDefault(letter, letter));
        return place;
    }

    private static int hexDigits(String text, int start, int atMost) {
        int length = 0;
        while (length < atMost
                && start + length < text.length()
                && Character.digit(text.charAt(start + length), 16) >= 0) {
            length++;
        }
        return length;
    }

    private static String codePoint(String text, int start, int length) {
        long code = Long.parseLong(text.substring(start, start + length), 16);
        return code <= Character.MAX_CODE_POINT ? Character.toString((int) code) : "\ufffd";
    }
}
