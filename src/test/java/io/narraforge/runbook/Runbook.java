package io.narraforge.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The situations of {@code docs/runbook.md}: each has a heading of the second level, and steps in fenced blocks. */
record Runbook(List<Section> sections) {
    private static final Path FILE = Path.of("docs/runbook.md");
    private static final String HEADING = "## ";
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$|^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** The newest version of the build that the file was written for: its examples are told of that one and the next. */
    private static final int EXAMPLE = 8;

    private static final Pattern VERSION = Pattern.compile("(?<![A-Za-z0-9])([VU])([0-9]+)(?![0-9])");

    /** One situation and what to do in it. */
    record Section(String title, List<Step> steps) {
        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * A block that is run.
     *
     * @param language sh or sql
     * @param expected the output that stands below it, empty where none does
     */
    record Step(String language, String text, String expected) {}

    static Runbook ofBuild(int newestVersion) throws IOException {
        return of(Files.readString(FILE), newestVersion);
    }

    /** Its examples put into the versions of a build; refuses a block that would not be run, or be looked at. */
    static Runbook of(String markdown, int newestVersion) {
        List<String> parts = Arrays.asList(markdown.split("(?m)^(?=## )", -1));
        if (!parts.getFirst().startsWith(HEADING) && parts.getFirst().contains("```")) {
            throw new IllegalArgumentException("a block before the first situation");
        }
        return new Runbook(parts.stream()
                .filter(part -> part.startsWith(HEADING))
                .map(section -> section(section, newestVersion))
                .toList());
    }

    private static Section section(String markdown, int newestVersion) {
        String title = markdown.lines().findFirst().orElseThrow().substring(HEADING.length());
        var steps = new ArrayList<Step>();
        boolean mayBeTold = false;
        Matcher block = BLOCK.matcher(markdown);
        while (block.find()) {
            String language = String.valueOf(block.group(1));
            String text = withVersionsOf(newestVersion, String.valueOf(block.group(2)));
            if (language.equals("text") && mayBeTold) {
                Step told = steps.removeLast();
                steps.add(new Step(told.language(), told.text(), text));
            } else if (language.equals("sh") || language.equals("sql")) {
                steps.add(new Step(language, text, ""));
            } else {
                throw new IllegalArgumentException("%s: a block of \"%s\" that is not run: %s"
                        .formatted(title, language, markdown.substring(block.start())));
            }
            mayBeTold = language.equals("sh");
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(title + ": no step");
        }
        return new Section(title, List.copyOf(steps));
    }

    private static String withVersionsOf(int newestVersion, String text) {
        return VERSION.matcher(text).replaceAll(version -> {
            int number = Integer.parseInt(version.group(2));
            return version.group(1) + (number < EXAMPLE ? number : number - EXAMPLE + newestVersion);
        });
    }
}
