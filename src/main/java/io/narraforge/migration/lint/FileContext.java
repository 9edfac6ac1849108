package io.narraforge.migration.lint;

import io.narraforge.migration.lint.LintFile.Role;
import io.narraforge.migration.sql.SourceStatement;
import io.narraforge.migration.sql.SqlFile;
import io.narraforge.migration.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A file taken apart into steps, each with the schema as it finds it.
 *
 * @param isTransactional whether it runs in one transaction. An undo does always. A migration does unless its script
 *     configuration says otherwise, or Flyway sees a statement in it that it knows not to run in one
 * @param steps in order
 * @param end the schema that the file leaves
 */
record FileContext(LintFile file, SqlFile sql, boolean isTransactional, List<Step> steps, SchemaState end) {

    /** Applies a file to a schema, which is left as it was. */
    static FileContext of(LintFile file, SchemaState before) {
        SqlFile sql = SqlFile.of(file.text());
        var context = new FileContext(file, sql, isTransactional(file, sql), new ArrayList<>(), before.copy());
        for (SourceStatement statement : context.sql.statements()) {
            context.add(statement, statement);
        }
        return context;
    }

    private void add(SourceStatement topLevel, SourceStatement source) {
        switch (source.meaning()) {
            case Statement.DoBlock block -> block.statements().forEach(inner -> add(topLevel, inner));
            case Statement.AlterTable alter ->
                alter.actions()
                        .forEach(action ->
                                step(topLevel, source, new Statement.AlterTable(alter.name(), List.of(action))));
            case Statement.Query query -> {
                query.changes().forEach(change -> step(topLevel, source, change));
                step(topLevel, source, query);
            }
            case Statement statement -> step(topLevel, source, statement);
        }
    }

    private void step(SourceStatement topLevel, SourceStatement source, Statement statement) {
        steps.add(new Step(this, topLevel, source, statement, end.copy(), List.copyOf(steps)));
        new SchemaFold(end).apply(statement);
    }

    boolean isBaseline() {
        return file.role() == Role.MIGRATION && file.version().isBaseline();
    }

    private static boolean isTransactional(LintFile file, SqlFile sql) {
        return file.role() == Role.UNDO
                || file.inTransaction()
                        .orElseGet(() -> sql.statements().stream()
                                .map(SourceStatement::meaning)
                                .noneMatch(Transactions::isSeenByFlyway));
    }

    @Override
    public String toString() {
        return file.name();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
