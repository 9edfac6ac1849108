package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.migration.StatementDifference.Line;
import io.narraforge.migration.StatementDifference.Side;
import org.junit.jupiter.api.Test;

class StatementDifferenceTest {
    @Test
    void commentsWhiteSpaceAndTheCaseOfWordsAreNoDifference() {
        assertThat(StatementDifference.between(
                                "CREATE TABLE a (id int); -- why\nDROP TABLE b;",
                                "-- because\ncreate table A(ID INT);\n\nDROP  TABLE\n  b")
                        .isNone())
                .isTrue();
    }

    @Test
    void whatIsInStringsCounts() {
        assertThat(StatementDifference.between("SELECT 'a  b'", "SELECT 'a b'").lines())
                .extracting(Line::side)
                .containsExactly(Side.APPLIED, Side.FILE);
    }

    @Test
    void onlyTheStatementsThatDifferAreToldWithTheirLines() {
        var difference = StatementDifference.between(
                "CREATE TABLE a (id int);\nDROP TABLE b;\nDROP TABLE c;\n",
                "CREATE TABLE a (id int);\n\nDROP TABLE c;\nDROP TABLE d;\n");

        assertThat(difference.lines())
                .containsExactly(new Line(Side.APPLIED, 2, "DROP TABLE b"), new Line(Side.FILE, 4, "DROP TABLE d"));
    }

    @Test
    void anotherOrderIsADifference() {
        assertThat(StatementDifference.between("DROP TABLE a; DROP TABLE b", "DROP TABLE b; DROP TABLE a")
                        .isNone())
                .isFalse();
    }
}
