package io.narraforge.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the linter says of a change of type is what PostgreSQL does: a table written anew is another file. */
class TypeChangesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @ParameterizedTest
    @CsvFileSource(resources = "/sql/type_changes.csv", delimiter = '|', quoteCharacter = '\0')
    void changeRewritesAsTheLinterSays(
            String from, String to, @Nullable String using, @Nullable String zone, boolean rewrites) {
        String alter = "ALTER TABLE t ALTER COLUMN c TYPE " + to + (using == null ? "" : " USING " + using);
        String setZone = zone == null ? "" : "SET LOCAL TIME ZONE '" + zone + "';";

        assertThat(doesRewrite(from, setZone, alter)).as("PostgreSQL: " + alter).isEqualTo(rewrites);
        assertThat(isSaidToRewrite(from, setZone, alter))
                .as("the linter: " + alter)
                .isEqualTo(rewrites);
    }

    private static boolean doesRewrite(String from, String setZone, String alter) {
        DATABASE.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (c " + from + "); INSERT INTO t VALUES (NULL)");
        String before = file();
        DATABASE.execute("BEGIN; " + setZone + alter + "; COMMIT");
        return !file().equals(before);
    }

    private static String file() {
        return Objects.requireNonNull(DATABASE.queryText("SELECT pg_relation_filenode('t')::text"));
    }

    private static boolean isSaidToRewrite(String from, String setZone, String alter) {
        return Lint.second("CREATE TABLE t (c " + from + ");", setZone + alter).stream()
                .anyMatch(finding -> finding.code() == Code.M13);
    }
}
