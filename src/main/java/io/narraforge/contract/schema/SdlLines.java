package io.narraforge.contract.schema;

import java.util.Arrays;

/** Finds the line of what follows a string in SDL; looks at nothing else of it. */
final class SdlLines {
    private static final String BLOCK = "\"\"\"";

    private final String text;
    private final int[] starts;

    SdlLines(String text) {
        this.text = text;
        this.starts =
                new int[1 + (int) text.chars().filter(each -> each == '\n').count()];
        int line = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[++line] = i + 1;
        }
    }

    /**
     * The line of the first token behind the string that begins at a place.
     *
     * @param column counted from 1, in code points
     */
    int lineBehindString(int line, int column) {
        int start = text.offsetByCodePoints(starts[line - 1], column - 1);
        int end = text.startsWith(BLOCK, start) ? endOfBlock(start + BLOCK.length()) : endOfLine(start + 1);
        int found = Arrays.binarySearch(starts, firstToken(end));
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int endOfBlock(int from) {
        int end = text.indexOf(BLOCK, from);
        while (text.charAt(end - 1) == '\\') {
            end = text.indexOf(BLOCK, end + 1);
        }
        return end + BLOCK.length();
    }

    private int endOfLine(int from) {
        int end = from;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    private int firstToken(int from) {
        int i = from;
        while (" \t\n,\uFEFF#".indexOf(text.charAt(i)) >= 0) {
            i = text.charAt(i) == '#' ? text.indexOf('\n', i) : i + 1;
        }
        return i;
    }
}
