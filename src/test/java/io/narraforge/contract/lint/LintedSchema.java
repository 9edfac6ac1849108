package io.narraforge.contract.lint;

import graphql.schema.idl.SchemaParser;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.model.Declarations;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Misfit;
import io.narraforge.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file below {@code schema-lint}. {@code # expect: CODE coordinate}, once or more, stands in the line where that is
 * found; {@code # table:} is a statement that makes one. Descriptions are missing everywhere but where they are the point.
 */
record LintedSchema(String name, String text) {
    static final Path FOLDER = Path.of("src/test/resources/schema-lint");

    private static final String EXPECT = "# expect: ";
    private static final String TABLE = "# table: ";

    static List<LintedSchema> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> new LintedSchema(file.getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isBadFor(LintCode code) {
        return name.equals(code + ".bad.graphqls");
    }

    boolean isGoodFor(LintCode code) {
        return name.equals(code + ".good.graphqls");
    }

    /** {@code ID_TYPE Query.world(worldId:) in line 3}. */
    List<String> expected() {
        var expected = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int start = lines.get(i).indexOf(EXPECT);
            String[] words = start < 0
                    ? new String[0]
                    : lines.get(i).substring(start + EXPECT.length()).split(" ", -1);
            for (int word = 0; word < words.length; word += 2) {
                expected.add("%s %s in line %d".formatted(words[word], words[word + 1], i + 1));
            }
        }
        return expected;
    }

    List<SchemaFinding> found() {
        boolean isAboutDescriptions = name.startsWith(LintCode.DESCRIPTION_MISSING.name());
        return SchemaLint.check(SchemaText.read(name, text), misfits()).stream()
                .filter(finding -> isAboutDescriptions || finding.code() != LintCode.DESCRIPTION_MISSING)
                .toList();
    }

    private List<Misfit> misfits() {
        String tables = text.lines()
                .filter(line -> line.startsWith(TABLE))
                .map(line -> line.substring(TABLE.length()))
                .collect(Collectors.joining());
        return tables.isEmpty()
                ? List.of()
                : Model.misfits(new SchemaParser().parse(text), ExampleTables.schema(tables), Declarations.none());
    }

    @Override
    public String toString() {
        return name;
    }
}
