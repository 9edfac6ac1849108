package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way to V5 and back, over rows whose times are within the calendar and over rows whose times are not. */
class CalendarTimesIT {
    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql");

    @RegisterExtension
    static final TestDatabase TRAVELLED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase BEYOND = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase MANY_ROWS = TestDatabases.empty();

    @Test
    void undoingGivesBackTheCatalogAndNoValueChangesOnAnyWay() throws SQLException {
        VersionedDatabase travelled = VersionedDatabase.legacy(TRAVELLED, ROWS);
        travelled.migrateTo("4");
        StoredValues values = travelled.values();
        List<String> before = travelled.catalog();
        travelled.migrateTo("5");
        List<String> after = travelled.catalog();

        assertThat(after).containsAll(before).hasSize(before.size() + 12);
        assertThat(travelled.undo("5")).isEmpty();
        assertThat(travelled.catalog()).isEqualTo(before);
        travelled.migrateTo("5");
        assertThat(travelled.catalog()).isEqualTo(after);
        assertThat(travelled.values().byPlace()).containsExactlyInAnyOrderEntriesOf(values.byPlace());
    }

    @Test
    void timesBeyondTheCalendarAreListedNothingIsChangedAndMendedRowsMayPass() {
        VersionedDatabase beyond = VersionedDatabase.legacy(BEYOND, ROWS);
        beyond.migrateTo("4");
        List<String> catalog = beyond.catalog();
        BEYOND.execute("""
            INSERT INTO worlds (id, name, created_at, updated_at) VALUES
                ('00000000-0000-4000-8000-0000000000b1', 'old', '0044-03-15 12:00:00+00 BC', 'infinity'),
                ('00000000-0000-4000-8000-0000000000b2', 'edge', '0001-01-01 00:59:59+01', '9999-12-31 23:00:00-01'),
                ('00000000-0000-4000-8000-0000000000b3', 'within', '0001-01-01 01:00:00+01', '9999-12-31 23:59:59.999999+00');
            INSERT INTO jobs (id, type, genre, completed_at)
            VALUES ('00000000-0000-4000-8000-0000000000b4', 'novel', 'g', '-infinity');
            """);
        StoredValues values = beyond.values();

        List<String> refusal = refusal(beyond);

        assertThat(refusal.getFirst()).endsWith("rolled back: 5 times are outside of the years 1 to 9999:");
        assertThat(refusal.subList(1, refusal.size() - 1))
                .containsExactly(
                        "jobs.completed_at of 00000000-0000-4000-8000-0000000000b4: time is -infinity",
                        "worlds.created_at of 00000000-0000-4000-8000-0000000000b1: time is 0044-03-15 12:00:00 BC",
                        "worlds.created_at of 00000000-0000-4000-8000-0000000000b2: time is 0001-12-31 23:59:59 BC",
                        "worlds.updated_at of 00000000-0000-4000-8000-0000000000b1: time is infinity",
                        "worlds.updated_at of 00000000-0000-4000-8000-0000000000b2: time is 10000-01-01 00:00:00");
        assertThat(refusal.getLast())
                .startsWith("Nothing was changed. Mend or delete these rows, then migrate again.")
                .contains("disable");
        assertThat(beyond.catalog()).isEqualTo(catalog);
        assertThat(beyond.values()).isEqualTo(values);

        BEYOND.execute("""
            ALTER TABLE worlds DISABLE TRIGGER worlds_stamp_update;
            UPDATE worlds SET created_at = 'epoch', updated_at = 'epoch' WHERE name IN ('old', 'edge');
            ALTER TABLE worlds ENABLE TRIGGER worlds_stamp_update;
            UPDATE jobs SET completed_at = NULL WHERE completed_at = '-infinity';
            """);
        assertThat(beyond.migrator().migrate()).startsWith("V5");
    }

    @Test
    void aColumnWithManyTimesBeyondListsAHundredOfThemAndCountsTheOthers() {
        VersionedDatabase many = VersionedDatabase.empty(MANY_ROWS);
        many.migrateTo("4");
        MANY_ROWS.execute("""
            INSERT INTO jobs (type, genre, created_at) SELECT 'novel', 'g', 'infinity' FROM generate_series(1, 131)
            """);

        assertThat(refusal(many))
                .filteredOn(line -> line.startsWith("jobs.created_at"))
                .hasSize(101)
                .endsWith("jobs.created_at: and 31 more rows");
    }

    private static List<String> refusal(VersionedDatabase database) {
        Throwable refusal = catchThrowable(() -> database.migrator().migrate());
        assertThat(refusal).as("the refusal").isInstanceOf(ProblemOccurredException.class);
        return String.valueOf(refusal.getMessage()).lines().toList();
    }
}
