package io.narraforge.migration.sql;

import java.util.Optional;
import java.util.Set;

/** One of the things that an ALTER TABLE does. */
public sealed interface TableAction {

    /** ADD COLUMN. */
    record AddColumn(ColumnDefinition column, Set<Clause> clauses) implements TableAction {}

    /** DROP COLUMN. */
    record DropColumn(String column, Set<Clause> clauses) implements TableAction {}

    /** ALTER COLUMN … TYPE. */
    record ChangeType(String column, TypeName type, Optional<Expression> using) implements TableAction {}

    /** ALTER COLUMN … SET DEFAULT. */
    record SetDefault(String column, Expression value) implements TableAction {}

    /** ALTER COLUMN … DROP DEFAULT. */
    record DropDefault(String column) implements TableAction {}

    /** ALTER COLUMN … SET NOT NULL. */
    record SetNotNull(String column) implements TableAction {}

    /** ALTER COLUMN … DROP NOT NULL. */
    record DropNotNull(String column) implements TableAction {}

    /** ADD CONSTRAINT, with a name or without. */
    record AddConstraint(Constraint constraint) implements TableAction {}

    /** VALIDATE CONSTRAINT. */
    record ValidateConstraint(String name) implements TableAction {}

    /** DROP CONSTRAINT. */
    record DropConstraint(String name, Set<Clause> clauses) implements TableAction {}

    /** RENAME COLUMN. */
    record RenameColumn(String column, String to) implements TableAction {}

    /** RENAME CONSTRAINT. */
    record RenameConstraint(String name, String to) implements TableAction {}

    /** ATTACH PARTITION or DETACH PARTITION, the latter perhaps CONCURRENTLY. */
    record ChangePartition(QualifiedName partition, Set<Clause> clauses) implements TableAction {}

    /** What writes all rows anew: SET EXPRESSION, SET LOGGED, SET ACCESS METHOD, SET TABLESPACE. */
    record Rewrite(String words) implements TableAction {}

    /** What stops neither readers nor writers: SET STATISTICS, SET (fillfactor = …). */
    record Tune(String words) implements TableAction {}

    /** Anything else: owners, storage, triggers switched on and off, inheritance, row security. */
    record Other(String words) implements TableAction {}
}
