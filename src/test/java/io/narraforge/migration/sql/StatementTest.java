package io.narraforge.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.migration.sql.Constraint.KeyKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static Statement meaning(String sql) {
        List<SourceStatement> statements = SqlFile.of(sql).statements();
        assertThat(statements).hasSize(1);
        return statements.getFirst().meaning();
    }

    private static TableAction action(String action) {
        return ((Statement.AlterTable) meaning("ALTER TABLE t " + action))
                .actions()
                .getFirst();
    }

    private static ColumnDefinition column(String definition) {
        return ((TableAction.AddColumn) action("ADD COLUMN " + definition)).column();
    }

    static Stream<SourceStatement> accepted() {
        return AcceptedStatements.all().stream();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void everyAcceptedStatementIsReadAsTheCommentAboveItSays(SourceStatement statement) {
        String expected = statement.commentsBefore().getLast().content();

        assertThat(statement.meaning().getClass().getSimpleName())
                .as(statement.text() + " is " + statement.meaning())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t FROBNICATE c",
                "ALTER TABLE t ADD COLUMN a int extra",
                "ALTER TABLE t DROP COLUMN a b",
                "ALTER TABLE t ADD CHECK (a > 0",
                "ALTER TABLE t VALIDATE c",
                "CREATE TABLE t (a int) SIDEWAYS",
                "CREATE TABLE t (a int,, b int)",
                "CREATE INDEX i ON t (a) BEHIND x",
                "CREATE OPERATOR @@ (LEFTARG = int)",
                "DROP CAST (int AS text)",
                "EXPLAIN ANALYZE DELETE FROM t",
                "COPY t FROM STDIN",
                "SELECT 1)",
                "SELECT 'open",
                "\\connect other",
                "frobnicate",
                "SET SESSION AUTHORIZATION x",
                "DO LANGUAGE plperl 'x'",
                "DO $$ BEGIN x := 'open; END $$"
            })
    void whatTheGrammarDoesNotKnowIsUnknown(String sql) {
        assertThat(meaning(sql)).isInstanceOf(Statement.Unknown.class);
    }

    @Provide
    Arbitrary<String> nearlySql() {
        return Arbitraries.of(
                        "ALTER",
                        "TABLE",
                        "t",
                        "ADD",
                        "COLUMN",
                        "CONSTRAINT",
                        "CHECK",
                        "(",
                        ")",
                        ",",
                        "CREATE",
                        "INDEX",
                        "ON",
                        "DO",
                        "$$ BEGIN EXECUTE '%'; END $$",
                        "WITH",
                        "AS",
                        "UPDATE",
                        "SET",
                        "=",
                        "1",
                        "'%I'",
                        "DROP",
                        "TYPE",
                        "CASE",
                        "END",
                        "[",
                        "]",
                        "int",
                        "DEFAULT",
                        "REINDEX",
                        "LOCK",
                        "IN",
                        "GENERATED",
                        "float",
                        "\"\"",
                        "U&\"\"")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Property
    void everyStatementHasAMeaningOrIsUnknown(@ForAll("nearlySql") String sql) {
        assertThat(SqlFile.of(sql).statements())
                .allSatisfy(statement -> assertThat(statement.meaning()).isNotNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(10)|character varying(10)",
                "timestamptz(3)|timestamp(3) with time zone",
                "TIMESTAMP (3) WITH TIME ZONE|timestamp(3) with time zone",
                "timestamp|timestamp without time zone",
                "int8[][3]|bigint[][]",
                "int array|integer[]",
                "float(24)|real",
                "float(25)|double precision",
                "float8|double precision",
                "dec(10, 2)|numeric(10,2)",
                "char|character(1)",
                "\"char\"|\"char\"",
                "pg_catalog.int4|integer",
                "archive.mood|archive.mood",
                "national character varying(3)|character varying(3)",
                "interval day to second(3)|interval(3)"
            })
    void typesHaveTheNamesThatPostgresqlGivesThem(String written, String canonical) {
        TypeName type = column("c " + written).type();

        assertThat(type.name() + type.modifiers() + type.dimensions())
                .isEqualTo(parts(canonical).name()
                        + parts(canonical).modifiers()
                        + parts(canonical).dimensions());
    }

    /** {@code timestamp(3) with time zone} taken apart without the grammar. */
    private static TypeName parts(String canonical) {
        int dimensions = (canonical.length() - canonical.replace("[]", "").length()) / 2;
        String bare = canonical.replace("[]", "");
        int open = bare.indexOf('(');
        if (open < 0) {
            return new TypeName(bare, List.of(), dimensions);
        }
        int close = bare.indexOf(')');
        return new TypeName(
                bare.substring(0, open) + bare.substring(close + 1),
                List.of(bare.substring(open + 1, close).split(",", -1)),
                dimensions);
    }

    @Test
    void columnKnowsItsConstraints() {
        ColumnDefinition column =
                column("c int CONSTRAINT n NOT NULL DEFAULT nextval('s') CHECK (c > 0) REFERENCES other (id) ON DELETE"
                        + " CASCADE UNIQUE");

        assertThat(column.isNotNull()).isTrue();
        assertThat(column.all(Constraint.Default.class)
                        .findFirst()
                        .orElseThrow()
                        .value()
                        .calls())
                .containsExactly("nextval");
        assertThat(column.all(Constraint.ForeignKey.class))
                .containsExactly(
                        new Constraint.ForeignKey(Optional.empty(), List.of("c"), QualifiedName.of("other"), false));
        assertThat(column.all(Constraint.Key.class))
                .containsExactly(new Constraint.Key(Optional.empty(), KeyKind.UNIQUE, List.of("c"), Optional.empty()));
    }

    @Test
    void defaultEndsWhereTheNextConstraintBegins() {
        assertThat(column("c int DEFAULT 1 + 2 NOT NULL").all(Constraint.Default.class))
                .extracting(given -> given.value().toString())
                .containsExactly("1 + 2");
        assertThat(column("c int DEFAULT NULL").all(Constraint.Default.class))
                .extracting(given -> given.value().toString())
                .containsExactly("NULL");
        assertThat(column("c bool DEFAULT 1 IS NOT DISTINCT FROM 2 NOT NULL").isNotNull())
                .isTrue();
    }

    @Test
    void notValidIsSeenBehindOtherAttributes() {
        assertThat(action("ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES archive.o ON DELETE SET NULL (a)"
                        + " DEFERRABLE NOT VALID"))
                .isEqualTo(new TableAction.AddConstraint(new Constraint.ForeignKey(
                        Optional.of("f"), List.of("a", "b"), new QualifiedName("archive", "o"), true)));
        assertThat(action("ADD CHECK (a > 0) NO INHERIT NOT VALID"))
                .extracting("constraint.notValid")
                .isEqualTo(true);
        assertThat(action("ADD CHECK (a > 0) NO INHERIT"))
                .extracting("constraint.notValid")
                .isEqualTo(false);
    }

    @Test
    void namesWithoutQuotesAreFoldedAndPublicIsNoSchema() {
        assertThat(meaning("ALTER TABLE Public.Jobs DROP COLUMN \"Genre\""))
                .isEqualTo(new Statement.AlterTable(
                        QualifiedName.of("jobs"), List.of(new TableAction.DropColumn("Genre", Set.of()))));
    }

    @Test
    void conditionIsTheStatementsOwnNotThatOfASubquery() {
        assertThat(meaning("UPDATE t SET a = (SELECT 1 WHERE true)"))
                .isEqualTo(new Statement.Update(QualifiedName.of("t"), Set.of()));
        assertThat(meaning("UPDATE t SET a = 1 WHERE b"))
                .isEqualTo(new Statement.Update(QualifiedName.of("t"), Set.of(Clause.WHERE)));
    }

    @Test
    void changesInsideWithAreSeen() {
        assertThat(meaning("WITH x AS (DELETE FROM a), y AS (SELECT 1) UPDATE b SET c = 1 WHERE d"))
                .isEqualTo(new Statement.Query(
                        "WITH",
                        List.of(
                                new Statement.Delete(QualifiedName.of("a"), Set.of()),
                                new Statement.Update(QualifiedName.of("b"), Set.of(Clause.WHERE)))));
    }

    @Test
    void statementsOfABlockAreFoundWithTheirLines() {
        var block = (Statement.DoBlock) meaning("""
            DO $$
            BEGIN
                IF EXISTS (SELECT) THEN
                    ALTER TABLE t DROP COLUMN a;
                END IF;
                EXECUTE format('DROP TABLE %I CASCADE', name);
                EXECUTE command;
                PERFORM 1;
            END
            $$\
            """);

        assertThat(block.statements()).extracting(SourceStatement::line).containsExactly(4, 6, 7);
        assertThat(block.statements().get(0).meaning()).isInstanceOf(Statement.AlterTable.class);
        assertThat(block.statements().get(1).meaning())
                .isEqualTo(new Statement.Drop(
                        ObjectType.TABLE,
                        List.of(QualifiedName.of("filled_in")),
                        Optional.empty(),
                        Set.of(Clause.CASCADE)));
        assertThat(block.statements().get(2).meaning()).isInstanceOf(Statement.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "c IS NOT NULL, true",
        "(((c)) IS NOT NULL), true",
        "a > 0 AND (c IS NOT NULL), true",
        "a BETWEEN 1 AND 2 AND c IS NOT NULL, true",
        "c IS NOT NULL OR a > 0, false",
        "c IS NULL, false",
        "b IS NOT NULL, false",
        "NOT (c IS NULL), false"
    })
    void conditionKnowsWhetherItKeepsNullsOut(String condition, boolean implied) {
        var check =
                (Constraint.Check) ((TableAction.AddConstraint) action("ADD CHECK (" + condition + ")")).constraint();

        assertThat(check.condition().impliesNotNull("c")).isEqualTo(implied);
    }
}
