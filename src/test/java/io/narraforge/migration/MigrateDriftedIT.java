package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.RollingBack.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No version is put on a schema that is another than its migrations made: its fingerprint would hide that for ever. */
class MigrateDriftedIT {
    @RegisterExtension
    final TestDatabase database = TestDatabases.empty();

    @Test
    void migrationOfADriftedSchemaIsRefusedAndChangesNothing() {
        new Migrator(database.database().dataSource()).migrateTo("V6");
        database.execute("ALTER TABLE worlds ADD COLUMN mood text");

        assertThatThrownBy(() -> Commands.ofBuild(database).migrate())
                .hasMessageContainingAll("column worlds.mood is extra", "./narra db check");
        assertThat(new Migrator(database.database().dataSource()).status().current())
                .contains("V6");
    }

    @Test
    void rollbackOfADriftedSchemaIsRefusedToo() {
        new Migrator(database.database().dataSource()).migrate();
        database.execute("DROP INDEX worlds_rules_idx");

        assertThatThrownBy(() -> Commands.ofBuild(database).rollback(Loss.REFUSED))
                .hasMessageContainingAll("index", "is missing", "./narra db check");
    }
}
