package io.narraforge.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of one language and milieu, as db/demo holds them: sections of lines, a line of fields between bars. What
 * the milieu and the language's common file both have is joined, the milieu's first. Knows nothing of the meaning.
 */
final class Texts {
    private static final String COMMON = "common";

    private final Map<String, List<Line>> lines = new LinkedHashMap<>();

    private Texts() {}

    /** One line; a form that the language does not distinguish is the first. */
    record Line(List<String> fields) {
        String form(int index) {
            return index < fields.size() ? fields.get(index) : fields.getFirst();
        }

        String text() {
            return fields.getFirst();
        }
    }

    static Texts read(String language, String milieu) {
        var texts = new Texts();
        for (String file : List.of(milieu, COMMON)) {
            String path = "/db/demo/%s/%s.txt".formatted(language, file);
            texts.addAll(path, content(path));
        }
        texts.lines.replaceAll((section, found) -> List.copyOf(found));
        return texts;
    }

    private static String content(String path) {
        try (InputStream stream = Texts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the demo text " + path + " is missing from the artefact");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }

    private void addAll(String path, String content) {
        List<Line> section = null;
        for (String raw : content.lines().toList()) {
            String text = raw.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("== ")) {
                String name = text.substring(3).replaceFirst("\\s*\\(.*\\)$", "");
                section = lines.computeIfAbsent(name, absent -> new ArrayList<>());
            } else if (section == null) {
                throw new IllegalStateException(
                        "%s: '%s' stands before the first section (== name)".formatted(path, text));
            } else {
                section.add(new Line(
                        Arrays.stream(text.split("\\|", -1)).map(String::strip).toList()));
            }
        }
    }

    List<Line> section(String name) {
        List<Line> found = lines.get(name);
        if (found == null) {
            throw new IllegalStateException(
                    "db/demo has no section '%s'; there are %s".formatted(name, lines.keySet()));
        }
        return found;
    }
}
