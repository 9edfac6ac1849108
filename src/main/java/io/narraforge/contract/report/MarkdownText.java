package io.narraforge.contract.report;

import java.util.regex.Pattern;

/** Text that shows in GitHub's Markdown as it is: it formats nothing, names nobody, and links to no issue. */
final class MarkdownText {
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private static final String SYNTAX = "\\`*_[]<>|~&$";

    /** What keeps a name behind it from being one, and cannot be seen. */
    private static final String ZERO_WIDTH_SPACE = "&#8203;";

    private MarkdownText() {}

    static String plain(String text) {
        var plain = new StringBuilder();
        oneLine(text).codePoints().forEach(each -> {
            if (SYNTAX.indexOf(each) >= 0) {
                plain.append('\\');
            }
            plain.appendCodePoint(each);
            if (each == '@' || each == '#') {
                plain.append(ZERO_WIDTH_SPACE);
            }
        });
        return plain.toString();
    }

    /** As code: between more backticks than the text has in a row. */
    static String code(String text) {
        String line = oneLine(text);
        int longest = BACKTICKS
                .matcher(line)
                .results()
                .mapToInt(each -> each.end() - each.start())
                .max()
                .orElse(0);
        String ticks = "`".repeat(longest + 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return ticks + space + line + space + ticks;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
