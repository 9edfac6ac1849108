package io.narraforge.runbook;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Output as a document tells it: its lines, one below the other, in which {@code …} stands for what differs. */
record Expectation(String told) {
    private static final String ELLIPSIS = "…";

    /** Whether these lines are among those that were printed; a line of nothing but an ellipsis stands for any number. */
    boolean isMetBy(String printed) {
        String lines = told.lines().map(Expectation::line).collect(Collectors.joining());
        return Pattern.compile("(?m)^" + lines).matcher(printed + "\n").find();
    }

    private static String line(String line) {
        return line.equals(ELLIPSIS)
                ? "(?:.*\n)*?"
                : Arrays.stream(line.split(ELLIPSIS, -1)).map(Pattern::quote).collect(Collectors.joining(".*")) + "\n";
    }
}
