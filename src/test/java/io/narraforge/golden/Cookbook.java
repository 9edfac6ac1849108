package io.narraforge.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The questions of a Markdown file: each has a heading of the third level, and ends where the next heading starts. */
record Cookbook(List<Recipe> recipes) {
    static final Path QUERIES = Path.of("docs/queries.md");
    static final Path MUTATIONS = Path.of("docs/mutations.md");

    static Cookbook of(Path file) throws IOException {
        return of(Files.readString(file));
    }

    static Cookbook of(String markdown) {
        return new Cookbook(Arrays.stream(markdown.split("(?m)^(?=#{1,3} )", -1))
                .filter(section -> section.startsWith("### "))
                .map(Recipe::of)
                .toList());
    }

    /** Writes the answer into the file, in the place of the one that is there. */
    static void write(Recipe recipe, String answer, Path file) throws IOException {
        String before = Files.readString(file);
        Files.writeString(file, before.replace(recipe.markdown(), recipe.withAnswer(answer)));
    }
}
