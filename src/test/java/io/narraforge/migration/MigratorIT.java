package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigratorIT {
    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase AT_V1 = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase NEWER = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase EDITED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase FOREIGN = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase UNCONVERTIBLE = TestDatabases.empty();

    @Test
    void aMigratedDatabaseIsCurrentAndHasNothingPending() {
        Migrator migrator = migrator(MIGRATED);

        assertThat(migrator.status())
                .satisfies(status -> assertThat(status.condition()).isEqualTo(Condition.CURRENT))
                .satisfies(status -> assertThat(status.current()).contains(status.newest()))
                .satisfies(status -> assertThat(status.pending()).isEmpty());
        assertThat(migrator.migrate()).isEmpty();
        migrator.requireCurrent();
    }

    @Test
    void anEmptyDatabaseIsNotReadyUntilItIsMigrated() {
        Migrator migrator = migrator(EMPTY);

        assertThat(migrator.status().condition()).isEqualTo(Condition.EMPTY);
        assertThat(notReady(migrator)).endsWith("./narra db migrate");
        assertThat(migrator.migrate()).startsWith("V1", "V2");
        migrator.requireCurrent();
    }

    @Test
    void aDatabaseThatIsBehindNamesBothVersionsAndTheCommand() {
        migrateToV1(AT_V1);
        Migrator migrator = migrator(AT_V1);

        assertThat(migrator.status().condition()).isEqualTo(Condition.BEHIND);
        assertThat(migrator.status().current()).isEqualTo(Optional.of("V1"));
        assertThat(migrator.status().pending()).startsWith("V2");
        assertThat(notReady(migrator)).contains("at V1").endsWith("./narra db migrate");
    }

    @Test
    void aDatabaseOfANewerBuildIsRefused() {
        NEWER.execute("""
            INSERT INTO flyway_schema_history
            SELECT installed_rank + 100, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 1, true
            FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1\
            """);

        assertThat(migrator(NEWER).status().condition()).isEqualTo(Condition.AHEAD);
        assertThat(notReady(migrator(NEWER))).contains("V999");
        assertThat(refusalOfMigrate(NEWER)).isInstanceOf(Problem.DatabaseNotReady.class);
    }

    @Test
    void aMigrationThatIsNotTheAppliedOneIsRefused() {
        EDITED.execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");

        assertThat(migrator(EDITED).status().condition()).isEqualTo(Condition.EDITED);
        assertThat(notReady(migrator(EDITED))).contains("V1").contains("must not be edited");
    }

    @Test
    void tablesOfSomebodyElseAreLeftAlone() {
        FOREIGN.execute("CREATE TABLE worlds (id uuid PRIMARY KEY)");

        assertThat(migrator(FOREIGN).status().condition()).isEqualTo(Condition.UNMANAGED);
        assertThat(refusalOfMigrate(FOREIGN)).isInstanceOf(Problem.DatabaseNotReady.class);
        assertThat(FOREIGN.queryText("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"))
                .isEqualTo("1");
    }

    @Test
    void aMigrationThatFailsIsToldInPostgresWordsAndRolledBack() {
        migrateToV1(UNCONVERTIBLE);
        UNCONVERTIBLE.execute("""
            INSERT INTO jobs (id, type, genre, constraints, status, created_at, updated_at)
            VALUES (gen_random_uuid(), 'novel', 'horror', '{"setting": "\\u0000"}', 'queued', now(), now())\
            """);

        assertThat(refusalOfMigrate(UNCONVERTIBLE).message())
                .startsWith("Migration V2 (V2__typed_columns.sql, line ")
                .contains(") failed and was rolled back: ")
                .doesNotContain("Flyway");
        assertThat(migrator(UNCONVERTIBLE).status().current()).isEqualTo(Optional.of("V1"));
    }

    private static Migrator migrator(TestDatabase database) {
        return new Migrator(database.database().dataSource());
    }

    private static void migrateToV1(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.database().dataSource())
                .placeholderReplacement(false)
                .target("1")
                .load()
                .migrate();
    }

    private static String notReady(Migrator migrator) {
        var refusal = assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(migrator::requireCurrent)
                .actual();
        assertThat(refusal.problem()).isInstanceOf(Problem.DatabaseNotReady.class);
        return refusal.problem().message();
    }

    private static Problem refusalOfMigrate(TestDatabase database) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> migrator(database).migrate())
                .actual()
                .problem();
    }
}
