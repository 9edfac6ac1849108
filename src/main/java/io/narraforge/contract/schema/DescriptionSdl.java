package io.narraforge.contract.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Descriptions as SDL: several lines as a block where that keeps every character, else a string on one line. */
final class DescriptionSdl {
    private DescriptionSdl() {}

    static void write(StringBuilder out, @Nullable String description, String indent) {
        if (description == null) {
            return;
        }
        if (!description.contains("\n") || !isKeptByBlock(description)) {
            out.append(indent).append(Literal.quoted(description)).append('\n');
            return;
        }
        out.append(indent).append("\"\"\"\n");
        description
                .replace("\"\"\"", "\\\"\"\"")
                .lines()
                .forEach(line ->
                        out.append(line.isEmpty() ? "" : indent).append(line).append('\n'));
        out.append(indent).append("\"\"\"\n");
    }

    /** GraphQL, 2.9.4: a block loses its common indent, and blank lines at both ends; it escapes nothing but its end. */
    private static boolean isKeptByBlock(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean isPlain = text.chars().noneMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\t');
        boolean isFramed = !lines.getFirst().isBlank() && !lines.getLast().isBlank();
        boolean startsSomewhereAtTheEdge =
                lines.stream().anyMatch(each -> !each.isEmpty() && !Character.isWhitespace(each.charAt(0)));
        return isPlain && isFramed && startsSomewhereAtTheEdge;
    }
}
