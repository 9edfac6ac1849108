package io.narraforge.migration.sql;

import java.util.List;
import java.util.Optional;

/** What a table or a column of it asks of its rows, or gives them. */
public sealed interface Constraint {

    /** The written name; PostgreSQL makes one where it is empty. */
    default Optional<String> name() {
        return Optional.empty();
    }

    /** CHECK (condition). */
    record Check(Optional<String> name, Expression condition, boolean notValid) implements Constraint {}

    /** FOREIGN KEY (columns) REFERENCES target, also at a column. */
    record ForeignKey(Optional<String> name, List<String> columns, QualifiedName target, boolean notValid)
            implements Constraint {}

    /** UNIQUE, PRIMARY KEY or EXCLUDE; {@code index} where it takes over one that is there. */
    record Key(Optional<String> name, KeyKind kind, List<String> columns, Optional<String> index)
            implements Constraint {}

    /** NOT NULL at a column; since PostgreSQL 18 also of a table, perhaps NOT VALID. */
    record NotNull(Optional<String> name, String column, boolean notValid) implements Constraint {}

    /** DEFAULT value. */
    record Default(Expression value) implements Constraint {}

    /** GENERATED ALWAYS AS (expression) STORED or VIRTUAL. */
    record Generated(Expression value, boolean stored) implements Constraint {}

    /** GENERATED … AS IDENTITY. */
    record Identity() implements Constraint {}

    /** Which kind of key. */
    enum KeyKind {
        PRIMARY_KEY,
        UNIQUE,
        EXCLUDE
    }
}
