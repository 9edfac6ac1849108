package io.narraforge.migration.lint;

import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.SourceStatement;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The smallest thing that rules look at: a statement, one action of an ALTER TABLE, one statement inside a DO block.
 *
 * @param topLevel the statement of the file that it is, or that it is in
 * @param source where it stands
 * @param before the schema as the step finds it
 * @param earlier the steps of the same file before it
 */
record Step(
        FileContext file,
        SourceStatement topLevel,
        SourceStatement source,
        Statement statement,
        SchemaState before,
        List<Step> earlier) {

    /** The action of an ALTER TABLE, when it is of that kind. */
    <A extends TableAction> Optional<A> action(Class<A> kind) {
        return statement instanceof Statement.AlterTable alter
                ? alter.actions().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** The table of an ALTER TABLE. */
    QualifiedName table() {
        if (statement instanceof Statement.AlterTable alter) {
            return alter.name();
        }
        throw new IllegalStateException("no ALTER TABLE: " + statement);
    }

    <S extends Statement> Optional<S> as(Class<S> kind) {
        return kind.isInstance(statement) ? Optional.of(kind.cast(statement)) : Optional.empty();
    }

    <S extends Statement> Stream<S> earlier(Class<S> kind) {
        return earlier.stream().map(Step::statement).filter(kind::isInstance).map(kind::cast);
    }

    /** Whether a table has rows that others read and write: it was there before the file, and the file is not V1. */
    boolean isInUse(QualifiedName table) {
        return !file.isBaseline()
                && earlier(Statement.CreateTable.class)
                        .noneMatch(create -> create.name().equals(table))
                && earlier(Statement.Create.class)
                        .noneMatch(create -> create.name().equals(table.toString()));
    }

    /** The value that the file has set a parameter to, as far as it still holds; empty where it is the server's. */
    Optional<String> parameter(String name) {
        String value = "";
        for (Step step : earlier) {
            if (step.statement() instanceof Statement.SetParameter set
                    && set.parameter().equals(name)) {
                value = set.value();
            } else if (step.statement() instanceof Statement.ResetParameter reset
                    && (reset.parameter().equals(name) || reset.parameter().equals("all"))) {
                value = "";
            }
        }
        return value.isEmpty() || value.equals("default") ? Optional.empty() : Optional.of(value);
    }
}
