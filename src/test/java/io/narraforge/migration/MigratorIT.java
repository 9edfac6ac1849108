package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.SchemaStatus.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigratorIT {
    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    @Test
    void aMigratedDatabaseIsCurrentAndHasNothingPending() {
        var migrator = new Migrator(MIGRATED.database().dataSource());

        assertThat(migrator.status())
                .satisfies(status -> assertThat(status.condition()).isEqualTo(Condition.CURRENT))
                .satisfies(status -> assertThat(status.current()).contains(status.newest()))
                .satisfies(status -> assertThat(status.pending()).isEmpty());
        assertThat(migrator.migrate()).isEmpty();
        migrator.requireCurrent();
    }
}
