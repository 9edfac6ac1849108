package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts SQL into tokens as PostgreSQL's scanner does, with standard_conforming_strings on. Total and without loss: the
 * texts of the tokens joined are the text, whatever it is.
 */
public final class Tokenizer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line = 1;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** All tokens of a text, white space and comments among them. */
    public static List<Token> tokenize(String text) {
        return new Tokenizer(text).tokens();
    }

    private List<Token> tokens() {
        while (position < text.length()) {
            int start = position;
            TokenKind kind = advance(text.charAt(position));
            String piece = text.substring(start, position);
            tokens.add(new Token(kind, piece, start, line));
            line += (int) piece.chars().filter(character -> character == '\n').count();
        }
        return List.copyOf(tokens);
    }

    private TokenKind advance(char first) {
        if (Characters.isSpace(first)) {
            return take(TokenKind.WHITE_SPACE, Characters::isSpace);
        } else if (lookingAt("--")) {
            return take(TokenKind.LINE_COMMENT, character -> !Characters.isNewline(character));
        } else if (lookingAt("/*")) {
            return blockComment();
        } else if (first == '\'' || first == '"') {
            return quoted(first, false);
        } else if (first == '$') {
            return dollar();
        } else if (Characters.isDigit(first) || (first == '.' && holds(position + 1, Characters::isDigit))) {
            return new NumberScanner().scan();
        } else if (Characters.isNameStart(first)) {
            return wordOrPrefix(Characters.fold(String.valueOf(first)));
        } else if (Characters.isOperator(first)) {
            return operator();
        }
        return punctuation(first);
    }

    private interface CharacterTest {
        boolean test(char character);
    }

    private boolean holds(int place, CharacterTest condition) {
        return place < text.length() && condition.test(text.charAt(place));
    }

    private boolean lookingAt(String expected) {
        return text.startsWith(expected, position);
    }

    private void skip(CharacterTest condition) {
        while (holds(position, condition)) {
            position++;
        }
    }

    private TokenKind take(TokenKind kind, CharacterTest condition) {
        skip(condition);
        return kind;
    }

    private TokenKind untilTheEnd() {
        position = text.length();
        return TokenKind.MALFORMED;
    }

    /** Comments of this form nest, unlike the standard's. */
    private TokenKind blockComment() {
        int depth = 0;
        while (position < text.length()) {
            if (lookingAt("/*")) {
                depth++;
                position += 2;
            } else if (lookingAt("*/")) {
                depth--;
                position += 2;
            } else {
                position++;
            }
            if (depth == 0) {
                return TokenKind.BLOCK_COMMENT;
            }
        }
        return TokenKind.MALFORMED;
    }

    /** From the opening quote on; a quote doubled is a character of it. */
    private TokenKind quoted(char quote, boolean hasEscapes) {
        position++;
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == '\\' && hasEscapes && position < text.length()) {
                position++;
            } else if (character == quote && !holds(position, next -> next == quote)) {
                return quote == '"' ? TokenKind.QUOTED_NAME : TokenKind.STRING;
            } else if (character == quote) {
                position++;
            }
        }
        return TokenKind.MALFORMED;
    }

    private TokenKind wordOrPrefix(String first) {
        boolean prefixes = "ebxn".contains(first) && holds(position + 1, next -> next == '\'');
        if (prefixes) {
            position++;
            return quoted('\'', first.equals("e"));
        }
        boolean unicode = first.equals("u")
                && holds(position + 1, next -> next == '&')
                && holds(position + 2, next -> next == '\'' || next == '"');
        if (unicode) {
            position += 2;
            return quoted(text.charAt(position), false);
        }
        return take(TokenKind.WORD, Characters::isNamePart);
    }

    private TokenKind dollar() {
        if (holds(position + 1, Characters::isDigit)) {
            position++;
            skip(Characters::isDigit);
            return orJunk(TokenKind.PARAMETER);
        }
        int tagEnd = position + 1;
        if (holds(tagEnd, Characters::isNameStart)) {
            while (holds(tagEnd, Characters::isTagPart)) {
                tagEnd++;
            }
        }
        if (!holds(tagEnd, next -> next == '$')) {
            position++;
            return TokenKind.MALFORMED;
        }
        String delimiter = text.substring(position, tagEnd + 1);
        int end = text.indexOf(delimiter, tagEnd + 1);
        if (end < 0) {
            return untilTheEnd();
        }
        position = end + delimiter.length();
        return TokenKind.DOLLAR_STRING;
    }

    /** PostgreSQL 15 and newer refuse letters right behind a number. */
    private TokenKind orJunk(TokenKind kind) {
        if (!holds(position, Characters::isNameStart)) {
            return kind;
        }
        return take(TokenKind.MALFORMED, Characters::isNamePart);
    }

    private TokenKind operator() {
        int start = position;
        while (holds(position, Characters::isOperator) && !(position > start && (lookingAt("--") || lookingAt("/*")))) {
            position++;
        }
        IntPredicate isBeyondStandard = character -> Characters.isBeyondStandard((char) character);
        if (text.substring(start, position).chars().noneMatch(isBeyondStandard)) {
            while (position - start > 1 && "+-".indexOf(text.charAt(position - 1)) >= 0) {
                position--;
            }
        }
        return TokenKind.OPERATOR;
    }

    private TokenKind punctuation(char first) {
        if (lookingAt("::") || lookingAt(":=") || lookingAt("..")) {
            position += 2;
            return TokenKind.PUNCTUATION;
        }
        position++;
        return "()[],;.:".indexOf(first) >= 0 ? TokenKind.PUNCTUATION : TokenKind.MALFORMED;
    }

    /** Numbers: 1, 1.5, .5, 1e10, 1_000, 0xff, 0o17, 0b1. */
    private final class NumberScanner {
        TokenKind scan() {
            if (lookingAt("0x") || lookingAt("0X")) {
                return ofBase(character -> Character.digit(character, 16) >= 0 && character < 0x80);
            } else if (lookingAt("0o") || lookingAt("0O")) {
                return ofBase(character -> character >= '0' && character <= '7');
            } else if (lookingAt("0b") || lookingAt("0B")) {
                return ofBase(character -> character == '0' || character == '1');
            }
            digits(Characters::isDigit);
            // In 1..10, a range in PL/pgSQL, the number ends before the dots.
            if (lookingAt(".") && !lookingAt("..")) {
                position++;
                digits(Characters::isDigit);
            }
            exponent();
            return orJunk(TokenKind.NUMBER);
        }

        private TokenKind ofBase(CharacterTest isDigit) {
            position += 2;
            int start = position;
            digits(character -> isDigit.test(character));
            return orJunk(position > start ? TokenKind.NUMBER : TokenKind.MALFORMED);
        }

        private void digits(CharacterTest isDigit) {
            while (holds(position, isDigit) || (lookingAt("_") && holds(position + 1, isDigit))) {
                position++;
            }
        }

        private void exponent() {
            if (!lookingAt("e") && !lookingAt("E")) {
                return;
            }
            int first = holds(position + 1, sign -> sign == '+' || sign == '-') ? position + 2 : position + 1;
            if (holds(first, Characters::isDigit)) {
                position = first;
                digits(Characters::isDigit);
            }
        }
    }
}
