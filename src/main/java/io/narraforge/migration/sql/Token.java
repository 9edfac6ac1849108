package io.narraforge.migration.sql;

/**
 * A piece of SQL, and where it stands.
 *
 * @param text as it is written
 * @param offset of its first character in the file, from 0
 * @param line of its first character, from 1
 */
public record Token(TokenKind kind, String text, int offset, int line) {

    /** Whether it is this keyword, in letters of any case. */
    public boolean isWord(String keyword) {
        return kind == TokenKind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this operator or punctuation mark. */
    public boolean isSign(String sign) {
        return (kind == TokenKind.OPERATOR || kind == TokenKind.PUNCTUATION) && text.equals(sign);
    }

    boolean isName() {
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
    }

    boolean isString() {
        return kind == TokenKind.STRING || kind == TokenKind.DOLLAR_STRING;
    }

    /** The name that it stands for: folded where it is not in quotes. */
    public String name() {
        return kind == TokenKind.WORD ? Characters.fold(text) : Literals.name(text);
    }

    /** The value of a string, its escapes resolved; what is in a comment, without its marks. */
    public String content() {
        return switch (kind) {
            case STRING -> Literals.string(text);
            case DOLLAR_STRING -> Literals.dollarString(text);
            case LINE_COMMENT -> text.substring(2).strip();
            case BLOCK_COMMENT -> text.substring(2, text.length() - 2).strip();
            default -> text;
        };
    }

    /** How many lines further down its last character stands. */
    int lastLine() {
        return line + (int) text.chars().filter(character -> character == '\n').count();
    }
}
