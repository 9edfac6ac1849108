package io.narraforge.migration.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement would do, as far as its text tells; what the grammar does not know is {@link Unknown}. */
public sealed interface Statement {

    /**
     * CREATE TABLE.
     *
     * @param complete false where columns come from elsewhere: LIKE, INHERITS, PARTITION OF, AS
     */
    record CreateTable(
            QualifiedName name,
            List<ColumnDefinition> columns,
            List<Constraint> constraints,
            boolean complete,
            Set<Clause> clauses)
            implements Statement {}

    /** ALTER TABLE, but for renames; also of a foreign table. */
    record AlterTable(QualifiedName name, List<TableAction> actions) implements Statement {}

    /**
     * CREATE INDEX.
     *
     * @param name empty where PostgreSQL makes one
     * @param columns in order; empty texts for expressions
     */
    record CreateIndex(
            Optional<String> name, QualifiedName table, String method, List<String> columns, Set<Clause> clauses)
            implements Statement {}

    /** CREATE TYPE; with values for an enum. */
    record CreateType(QualifiedName name, List<String> values) implements Statement {}

    /** CREATE FUNCTION and CREATE PROCEDURE; the body is not looked at, for nothing calls it yet. */
    record CreateFunction(QualifiedName name, Volatility volatility) implements Statement {}

    /** Any other CREATE; the table for what hangs on one. */
    record Create(ObjectType type, String name, Optional<QualifiedName> table) implements Statement {}

    /** Any other ALTER. */
    record Alter(ObjectType type, String name) implements Statement {}

    /** ALTER … RENAME TO. */
    record Rename(ObjectType type, QualifiedName name, String to) implements Statement {}

    /** ALTER … SET SCHEMA. */
    record MoveToSchema(ObjectType type, QualifiedName name, String schema) implements Statement {}

    /** ALTER TYPE … ADD VALUE. */
    record AddEnumValue(QualifiedName type, String value, Set<Clause> clauses) implements Statement {}

    /** ALTER TYPE … RENAME VALUE. */
    record RenameEnumValue(QualifiedName type, String value, String to) implements Statement {}

    /** DROP; the table for what hangs on one. */
    record Drop(ObjectType type, List<QualifiedName> names, Optional<QualifiedName> table, Set<Clause> clauses)
            implements Statement {}

    /** REINDEX of an index, table, schema, database or the system. */
    record Reindex(ObjectType type, Optional<QualifiedName> name, Set<Clause> clauses) implements Statement {}

    /** REFRESH MATERIALIZED VIEW. */
    record RefreshView(QualifiedName name, Set<Clause> clauses) implements Statement {}

    /** SET; the value as it is written, without quotes. TIME ZONE is the parameter timezone. */
    record SetParameter(String parameter, String value, Set<Clause> clauses) implements Statement {}

    /** RESET; {@code all} for all parameters. */
    record ResetParameter(String parameter) implements Statement {}

    /** LOCK TABLE; the mode in upper case. */
    record LockTable(List<QualifiedName> tables, String mode) implements Statement {}

    /** DO; the statements of SQL that its block holds, those of EXECUTE as far as their text is written there. */
    record DoBlock(List<SourceStatement> statements) implements Statement {}

    /** TRUNCATE. */
    record Truncate(List<QualifiedName> tables, Set<Clause> clauses) implements Statement {}

    /** UPDATE; {@link Clause#WHERE} where it has a condition. */
    record Update(QualifiedName table, Set<Clause> clauses) implements Statement {}

    /** DELETE; {@link Clause#WHERE} where it has a condition. */
    record Delete(QualifiedName table, Set<Clause> clauses) implements Statement {}

    /** SELECT, INSERT, VALUES, MERGE, and what any statement has behind WITH that changes rows. */
    record Query(String command, List<Statement> changes) implements Statement {}

    /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT and their like. */
    record ControlTransaction(String command) implements Statement {}

    /** VACUUM. */
    record Vacuum(Set<Clause> clauses) implements Statement {}

    /** CLUSTER. */
    record Cluster(Optional<QualifiedName> table) implements Statement {}

    /** What changes neither rows nor tables: COMMENT, GRANT, ANALYZE, CALL, … */
    record Other(String command) implements Statement {}

    /** What the grammar does not know, and where it stopped. */
    record Unknown(String reason) implements Statement {}
}
