package io.narraforge.migration.lint;

import io.narraforge.migration.lint.LintFile.Role;
import io.narraforge.migration.sql.SourceStatement;
import io.narraforge.migration.sql.SqlFile;
import io.narraforge.migration.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about the files themselves: their numbers, their undos, what became of them since a database ran them. */
final class Versions {
    private static final String IRREVERSIBLE = "irreversible:";

    private Versions() {}

    /** M29. */
    static Optional<Finding> withoutUndo(LintFile migration, List<LintFile> all) {
        boolean hasUndo = all.stream()
                .anyMatch(file -> file.role() == Role.UNDO && file.version().equals(migration.version()));
        if (hasUndo || saysIrreversible(migration)) {
            return Optional.empty();
        }
        return Optional.of(ofFile(
                Code.M29,
                migration.name(),
                "No undo file takes version %s back".formatted(migration.version()),
                "db/undo/U%s__….sql; or -- irreversible: why, in the migration".formatted(migration.version())));
    }

    private static boolean saysIrreversible(LintFile migration) {
        return comments(SqlFile.of(migration.text()))
                .map(Token::content)
                .filter(content -> content.startsWith(IRREVERSIBLE))
                .anyMatch(content -> !content.substring(IRREVERSIBLE.length()).isBlank());
    }

    private static Stream<Token> comments(SqlFile sql) {
        Stream<SourceStatement> statements = sql.statements().stream();
        return Stream.concat(
                statements.flatMap(statement ->
                        Stream.concat(statement.commentsBefore().stream(), statement.commentsWithin().stream())),
                sql.commentsAtEnd().stream());
    }

    /** M28. */
    static List<Finding> unlikeApplied(List<LintFile> migrations, AppliedMigrations applied) {
        var findings = new ArrayList<Finding>();
        applied.checksumByVersion()
                .forEach((version, checksum) -> migrations.stream()
                        .filter(file -> file.version().equals(version))
                        .findFirst()
                        .ifPresentOrElse(
                                file -> checksum.filter(sum -> sum != file.checksum())
                                        .ifPresent(sum -> findings.add(edited(file))),
                                () -> findings.add(missing(version))));
        applied.head()
                .ifPresent(head -> migrations.stream()
                        .filter(file -> file.version().compareTo(head) < 0)
                        .filter(file -> !applied.checksumByVersion().containsKey(file.version()))
                        .forEach(file -> findings.add(belowTheHead(file, head))));
        return findings;
    }

    private static Finding edited(LintFile file) {
        return ofFile(
                Code.M28,
                file.name(),
                "The database has run version %s with another text".formatted(file.version()),
                "Put the file back as it was, and write the change as a new migration");
    }

    private static Finding missing(Version version) {
        return ofFile(
                Code.M28,
                "V" + version,
                "The database has run version %s, and there is no file of it".formatted(version),
                "Put the file back; what it did is taken back by a new migration");
    }

    private static Finding belowTheHead(LintFile file, Version head) {
        return ofFile(
                Code.M28,
                file.name(),
                "The database is at %s already, so that version %s would never run".formatted(head, file.version()),
                "The next number after %s".formatted(head));
    }

    private static Finding ofFile(Code code, String file, String message, String instead) {
        return new Finding(code, file, 1, "", message, instead);
    }
}
