package io.narraforge.migration.lint;

import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.impact.ContractFields;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.migration.lint.LintFile.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file below {@code lint}, linted as V2 after {@code base.sql}. {@code -- expect: M01} stands in the line where that is
 * found, once for each time; {@code -- fixture: …} says what is special about the case.
 */
record Fixture(String code, String name, String text) {
    static final Path FOLDER = Path.of("src/test/resources/lint");

    private static final String EXPECT = "-- expect:";
    private static final Version SECOND = Version.find("2").orElseThrow();
    private static final Version THIRD = Version.find("3").orElseThrow();

    static List<Fixture> all() {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.filter(file -> file.getNameCount() == FOLDER.getNameCount() + 2)
                    .sorted()
                    .map(file -> new Fixture(nameFromTheEnd(file, 1), nameFromTheEnd(file, 0), read(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String nameFromTheEnd(Path file, int place) {
        return file.getName(file.getNameCount() - 1 - place).toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isBad() {
        return name.startsWith("bad");
    }

    private boolean says(String special) {
        return text.lines()
                .anyMatch(line -> line.strip().equals("-- fixture: " + special)
                        || line.startsWith("-- fixture: " + special + " " + EXPECT));
    }

    /** {@code M01 in line 3}, once for each time. */
    List<String> expected() {
        var expected = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int start = lines.get(i).indexOf(EXPECT);
            if (start >= 0) {
                String where = " in line " + (i + 1);
                Stream.of(lines.get(i)
                                .substring(start + EXPECT.length())
                                .strip()
                                .split(" ", -1))
                        .forEach(each -> expected.add(each + where));
            }
        }
        return expected;
    }

    List<Finding> found(ContractFields contract) {
        List<LintFile> files = files();
        return new Linter(new Impacts(contract, KnownOperations.NONE), applied())
                .lint(files, file -> file.name().equals(name));
    }

    private List<LintFile> files() {
        Optional<Boolean> inTransaction = says("in transaction")
                ? Optional.of(true)
                : says("not in transaction") ? Optional.of(false) : Optional.empty();
        // The comments about expectations are no part of what is linted: they would be reasons and ignores.
        String linted = text.replaceAll(" *" + EXPECT + "[^\n]*", "");
        var files = new ArrayList<LintFile>();
        files.add(new LintFile(
                "base.sql",
                Role.MIGRATION,
                Version.find("1").orElseThrow(),
                read(FOLDER.resolve("base.sql")),
                Optional.empty()));
        boolean isUndo = says("undo");
        files.add(new LintFile(name, isUndo ? Role.UNDO : Role.MIGRATION, SECOND, linted, inTransaction));
        if (!says("without undo")) {
            files.add(new LintFile("other", isUndo ? Role.MIGRATION : Role.UNDO, SECOND, "", Optional.empty()));
        }
        return files;
    }

    private Optional<AppliedMigrations> applied() {
        if (says("applied")) {
            return Optional.of(AppliedMigrations.of(
                    Map.of(SECOND, Optional.of(files().get(1).checksum()))));
        } else if (says("applied with another text")) {
            return Optional.of(AppliedMigrations.of(Map.of(SECOND, Optional.of(1))));
        } else if (says("below the head")) {
            return Optional.of(AppliedMigrations.of(Map.of(THIRD, Optional.empty())));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return code + "/" + name;
    }
}
