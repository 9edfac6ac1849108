package io.narraforge.migration.lint;

import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.Token;
import io.narraforge.migration.sql.TokenKind;
import io.narraforge.problem.Excerpt;
import java.util.List;

/** Rules about what is written, whatever it does. */
final class Texts {
    private Texts() {}

    /** M00. */
    static List<Advice> notUnderstood(Step step) {
        return step.as(Statement.Unknown.class)
                .map(unknown -> List.of(new Advice(
                        "The linter does not understand it: " + unknown.reason(),
                        "Plain DDL; where nothing but this will do, -- lint-ignore: M00 with what was"
                                + " checked by hand")))
                .orElse(List.of());
    }

    /** M23. */
    static List<Advice> cutName(Step step) {
        return step.source().tokens().stream()
                .filter(Texts::isName)
                .map(Token::name)
                .filter(name -> ObjectNames.bytesOf(name) > ObjectNames.MAX_BYTES)
                .distinct()
                .map(name -> new Advice(
                        "%s has %d bytes; PostgreSQL cuts it to %d without an error"
                                .formatted(Excerpt.of(name), ObjectNames.bytesOf(name), ObjectNames.MAX_BYTES),
                        "A shorter name"))
                .toList();
    }

    private static boolean isName(Token token) {
        return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME;
    }
}
