package io.narraforge.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlFileTest {
    private static List<String> texts(String sql) {
        return SqlFile.of(sql).statements().stream().map(SourceStatement::text).toList();
    }

    private static String normalised(String sql) {
        return SqlFile.of(sql).statements().getFirst().normalised();
    }

    @Test
    void semicolonsOutsideOfEverythingEndStatements() {
        assertThat(texts("SELECT ';' ; ;; CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);\n"
                        + "DO $$ BEGIN; END $$"))
                .containsExactly(
                        "SELECT ';'", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "DO $$ BEGIN; END $$");
    }

    @Test
    void bodyBetweenBeginAtomicAndEndIsPartOfItsStatement() {
        String function = """
            CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC
                SELECT CASE WHEN true THEN 1 END; SELECT 2;
            END\
            """;

        assertThat(texts(function + "; BEGIN; COMMIT")).containsExactly(function, "BEGIN", "COMMIT");
    }

    @Test
    void columnsNamedAsTheWordsOfABodyOpenNone() {
        assertThat(texts("CREATE TABLE t (function int, \"begin\" int, atomic int); SELECT 1"))
                .hasSize(2);
    }

    @Test
    void commentsBelongToTheStatementBelowOrToTheOneInTheirLine() {
        SqlFile file = SqlFile.of("""
            -- head
            /* above */
            ALTER TABLE t -- inside
                DROP a; -- behind
            -- above the second
            SELECT 1;
            -- end
            """);

        SourceStatement first = file.statements().getFirst();
        assertThat(first.line()).isEqualTo(3);
        assertThat(first.commentsBefore()).extracting(Token::content).containsExactly("head", "above");
        assertThat(first.commentsWithin()).extracting(Token::content).containsExactly("inside", "behind");
        assertThat(file.statements().getLast().commentsBefore())
                .extracting(Token::content)
                .containsExactly("above the second");
        assertThat(file.commentsAtEnd()).extracting(Token::content).containsExactly("end");
    }

    @Test
    void commentsSpaceAndCaseDoNotCountButStringsAndQuotedNamesDo() {
        assertThat(normalised("SELECT  a/* b */,'X'\n-- c\nFROM T")).isEqualTo(normalised("select A , 'X' from t"));
        assertThat(normalised("SELECT 'x'")).isNotEqualTo(normalised("SELECT 'X'"));
        assertThat(normalised("SELECT \"A\"")).isNotEqualTo(normalised("SELECT a"));
        assertThat(normalised("DO $$ -- a\n$$")).isNotEqualTo(normalised("DO $$ $$"));
    }
}
