package io.narraforge.migration.rehearsal;

import java.util.List;
import java.util.Optional;

/**
 * What a file did.
 *
 * @param statements those that succeeded, in order
 * @param failure at which the file stopped
 */
public record ScriptReport(List<StatementReport> statements, Optional<Failure> failure) {

    public ScriptReport {
        statements = List.copyOf(statements);
    }

    /** The statement that was refused, and why, in PostgreSQL's words. */
    public record Failure(int line, String excerpt, String reason) {}

    /** What was raised with an SQLSTATE, over all statements. */
    public List<String> messages(String sqlState) {
        return statements.stream()
                .flatMap(statement -> statement.messages().stream())
                .filter(message -> message.sqlState().equals(sqlState))
                .map(StatementReport.Message::text)
                .toList();
    }
}
