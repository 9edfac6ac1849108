package io.narraforge.migration.lint;

import io.narraforge.migration.sql.SourceStatement;
import io.narraforge.migration.sql.SqlFile;
import io.narraforge.migration.sql.Token;
import io.narraforge.problem.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The comments of a file that silence one rule for the statement below them, and what is wrong with such comments. */
final class Ignores {
    private static final String MARK = "lint-ignore:";
    private static final String INSTEAD = "-- lint-ignore: Mxx why, above the statement that it is for";

    private final LintFile file;
    private final List<Ignore> ignores = new ArrayList<>();
    private final List<Finding> mistakes = new ArrayList<>();

    /** One that says what it should. */
    private record Ignore(Code code, SourceStatement statement, Token comment) {}

    Ignores(LintFile file, SqlFile sql) {
        this.file = file;
        for (SourceStatement statement : sql.statements()) {
            statement.commentsBefore().forEach(comment -> read(comment, Optional.of(statement)));
            statement.commentsWithin().forEach(comment -> read(comment, Optional.empty()));
        }
        sql.commentsAtEnd().forEach(comment -> read(comment, Optional.empty()));
    }

    private void read(Token comment, Optional<SourceStatement> statement) {
        if (!comment.content().startsWith(MARK)) {
            return;
        }
        String[] words = comment.content().substring(MARK.length()).strip().split(" ", 2);
        Optional<Code> code = Arrays.stream(Code.values())
                .filter(each -> each.name().equals(words[0]) && each.canBeIgnored())
                .findFirst();
        if (code.isEmpty()) {
            mistake(comment, "%s is no rule that can be ignored".formatted(Excerpt.of(words[0])));
        } else if (words.length < 2 || words[1].isBlank()) {
            mistake(comment, "It says no reason for ignoring " + code.get());
        } else if (statement.isEmpty()) {
            mistake(comment, "It stands above no statement");
        } else {
            ignores.add(new Ignore(code.get(), statement.get(), comment));
        }
    }

    private void mistake(Token comment, String message) {
        mistakes.add(
                new Finding(Code.IGNORE, file.name(), comment.line(), Excerpt.of(comment.text()), message, INSTEAD));
    }

    /**
     * The findings that no comment silences, then what is wrong with the comments.
     *
     * @param isDecided whether all findings of this code are known
     */
    List<Finding> apply(List<PlacedFinding> found, Predicate<Code> isDecided) {
        var left = new ArrayList<Finding>();
        for (PlacedFinding each : found) {
            if (ignores.stream().noneMatch(ignore -> silences(ignore, each))) {
                left.add(each.finding());
            }
        }
        for (Ignore ignore : ignores) {
            if (isDecided.test(ignore.code()) && found.stream().noneMatch(each -> silences(ignore, each))) {
                mistake(ignore.comment(), "It silences nothing: the statement below it breaks no " + ignore.code());
            }
        }
        left.addAll(mistakes);
        return left;
    }

    private static boolean silences(Ignore ignore, PlacedFinding found) {
        return ignore.code() == found.finding().code() && ignore.statement().equals(found.statement());
    }

    /** A finding and the statement of the file that it is about. */
    record PlacedFinding(Finding finding, SourceStatement statement) {}
}
