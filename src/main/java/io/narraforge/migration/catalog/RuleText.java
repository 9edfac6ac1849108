package io.narraforge.migration.catalog;

import java.util.Set;
import java.util.stream.Collectors;

/** Makes texts equal that PostgreSQL writes differently for the same thing. */
final class RuleText {
    private final Set<String> membersOfExtensions;
    private final Set<String> schemas;

    /** @param membersOfExtensions each with its schema in front, quoted as needed */
    RuleText(Set<String> membersOfExtensions) {
        this.membersOfExtensions = membersOfExtensions;
        this.schemas = membersOfExtensions.stream()
                .map(member -> member.substring(0, endOfIdentifier(member, 0) + 1))
                .collect(Collectors.toSet());
    }

    String of(String deparsed) {
        String text = withLineFeeds(deparsed);
        for (String schema : schemas) {
            text = withoutSchemaOfExtensions(text, schema);
        }
        return ArrayCasts.pushedIntoElements(text);
    }

    /** A migration may have been checked out with either. */
    private static String withLineFeeds(String text) {
        return text.replace("\r\n", "\n");
    }

    /** An extension lies where it was put first, and the body of a function may name its members with their schema. */
    private String withoutSchemaOfExtensions(String text, String schema) {
        var result = new StringBuilder();
        int done = 0;
        for (int start = text.indexOf(schema); start >= 0; start = text.indexOf(schema, start + schema.length())) {
            int end = endOfIdentifier(text, start + schema.length());
            if (beginsName(text, start) && membersOfExtensions.contains(text.substring(start, end))) {
                result.append(text, done, start);
                done = start + schema.length();
            }
        }
        return result.append(text, done, text.length()).toString();
    }

    private static boolean beginsName(String text, int start) {
        return start == 0 || !(isOfIdentifier(text.charAt(start - 1)) || ".\"".indexOf(text.charAt(start - 1)) >= 0);
    }

    private static int endOfIdentifier(String text, int start) {
        int end = start;
        if (!text.startsWith("\"", start)) {
            while (end < text.length() && isOfIdentifier(text.charAt(end))) {
                end++;
            }
            return end;
        }
        // A doubled quote stands for one within the name.
        end = text.indexOf('"', start + 1);
        while (end >= 0 && text.startsWith("\"\"", end)) {
            end = text.indexOf('"', end + 2);
        }
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isOfIdentifier(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
    }
}
