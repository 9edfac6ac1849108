package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

/** What the database keeps by itself, so that no writer can forget it: row versions, times of change, checksums. */
class UpdateTriggersIT {
    private static final String WORLD = "00000000-0000-4000-8000-0000000000b1";
    private static final String OWN_CHECKSUM = "checksum = world_checksum(name, rules, geography, history, themes)";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeEach
    void insertRows() {
        DATABASE.execute("""
            DELETE FROM worlds;
            DELETE FROM jobs;
            INSERT INTO worlds (id, name, updated_at) VALUES ('%1$s', 'x', '2020-01-01Z');
            INSERT INTO characters (world_id, name, updated_at) VALUES ('%1$s', 'x', '2020-01-01Z');
            INSERT INTO timelines (world_id, updated_at) VALUES ('%1$s', '2020-01-01Z');
            INSERT INTO jobs (type, genre, updated_at) VALUES ('saga', 'x', '2020-01-01Z');
            INSERT INTO artifacts (job_id, type, data) SELECT id, 'x', '{"a": "ł"}' FROM jobs;
            """.formatted(WORLD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "worlds     | themes = '[\"t\"]'",
                "worlds     | geography = '{\"a\": 1}'",
                "characters | name = 'Eve'",
                "timelines  | nodes = '[{\"year\": 1}]'",
                "jobs       | status = 'running'",
                "jobs       | completed_at = now()"
            })
    void aChangeRaisesVersionAndTimeWhateverTheWriterSays(String table, String change) {
        DATABASE.execute("UPDATE %s SET %s, version = 99, updated_at = '2001-01-01Z'".formatted(table, change));

        assertThat(value("version", table)).isEqualTo("2");
        assertThat(value("updated_at BETWEEN now() - interval '1 minute' AND clock_timestamp()", table))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource({"worlds,name", "characters,name", "timelines,nodes", "jobs,status"})
    void anUpdateWithoutAChangeLeavesVersionAndTime(String table, String column) {
        DATABASE.execute("UPDATE %1$s SET %2$s = %2$s".formatted(table, column));

        assertThat(value("version || ' ' || updated_at", table)).isEqualTo("1 2020-01-01 00:00:00+00");
    }

    @ParameterizedTest
    @CsvSource({"worlds,name", "characters,name", "timelines,nodes", "jobs,constraints"})
    void theTimeOfAChangeNeverGoesBackwards(String table, String column) {
        String change = column.equals("name") ? "'later'" : column.equals("nodes") ? "'[{}]'" : "'{\"a\": 1}'";
        DATABASE.execute("ALTER TABLE %1$s DISABLE TRIGGER USER; UPDATE %1$s SET updated_at = '2131-01-01Z';"
                        .formatted(table)
                + "ALTER TABLE %1$s ENABLE TRIGGER USER; UPDATE %1$s SET %2$s = %3$s".formatted(table, column, change));

        assertThat(value("version || ' ' || updated_at", table)).isEqualTo("2 2131-01-01 00:00:00+00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name = 'y'",
                "rules = '[\"r\"]'",
                "geography = '{\"g\": 1}'",
                "history = '[{\"year\": 1}]'",
                "themes = '[\"t\"]'"
            })
    void aWorldGetsANewChecksumWhenItsContentChanges(String change) {
        String before = value("checksum", "worlds");

        DATABASE.execute("UPDATE worlds SET %s, checksum = 'of the writer'".formatted(change));

        assertThat(value("checksum", "worlds")).isNotEqualTo(before);
        assertThat(value(OWN_CHECKSUM, "worlds")).isEqualTo("t");
    }

    @Test
    void aWorldKeepsAChecksumThatIsNotItsOwnUntilItsContentChanges() {
        DATABASE.execute("DELETE FROM worlds; INSERT INTO worlds (name, checksum) VALUES ('x', 'legacy')");

        DATABASE.execute("UPDATE worlds SET created_at = '2020-01-01Z', checksum = 'of the writer'");
        assertThat(value("version || checksum", "worlds")).isEqualTo("2legacy");

        DATABASE.execute("UPDATE worlds SET themes = '[\"t\"]'");
        assertThat(value(OWN_CHECKSUM, "worlds")).isEqualTo("t");
    }

    @Test
    void oneAndOnePointZeroAreDifferentContent() {
        DATABASE.execute("UPDATE worlds SET geography = '{\"a\": 1}'");
        DATABASE.execute("UPDATE worlds SET geography = '{\"a\": 1.0}'");
        DATABASE.execute("UPDATE artifacts SET data = '{\"a\": 1}'");
        DATABASE.execute("UPDATE artifacts SET data = '{\"a\": 1.0}', checksum = 'of the writer'");

        assertThat(value("version || ' ' || geography", "worlds")).isEqualTo("3 {\"a\": 1.0}");
        assertThat(value(OWN_CHECKSUM, "worlds")).isEqualTo("t");
        assertThat(value("checksum", "artifacts")).isEqualTo(CanonicalJson.sha256("{\"a\": 1.0}"));
    }

    @Test
    void aRowWithoutAChecksumGetsItAndOneWithAChecksumKeepsIt() {
        assertThat(value(OWN_CHECKSUM, "worlds")).isEqualTo("t");
        assertThat(value("checksum", "artifacts")).isEqualTo(CanonicalJson.sha256("{\"a\": \"\\u0142\"}"));

        DATABASE.execute("""
            DELETE FROM artifacts;
            INSERT INTO artifacts (job_id, type, data, checksum) SELECT id, 'x', '{"a": 1}', 'given' FROM jobs
            """);
        assertThat(value("checksum", "artifacts")).isEqualTo("given");
    }

    @Test
    void copyKeepsWhatItIsGiven() {
        String row = "%s\tcopied\t7\tgiven\t2020-01-01Z\t2031-01-01Z\n".formatted(WORLD.replace("b1", "c1"));
        DATABASE.execute("DELETE FROM worlds");

        DATABASE.database().run(session -> {
            try {
                return session.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY worlds (id, name, version, checksum, created_at, updated_at) FROM STDIN",
                                new StringReader(row));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });

        assertThat(value("concat_ws(' ', version, checksum, created_at, updated_at)", "worlds"))
                .isEqualTo("7 given 2020-01-01 00:00:00+00 2031-01-01 00:00:00+00");
    }

    private static String value(String expression, String table) {
        @Nullable String value = DATABASE.queryText("SELECT %s FROM %s".formatted(expression, table));
        return Objects.requireNonNull(value);
    }
}
