package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server starts on what the migrations made, whoever else lives beside it, and on nothing else. */
class ReadinessIT {
    @RegisterExtension
    final TestDatabase database = TestDatabases.migrated();

    @Test
    void tablesOfOthersAreNoObstacle() {
        database.execute("CREATE TABLE embeddings (id uuid PRIMARY KEY, job_id uuid REFERENCES jobs)");

        assertReady();
    }

    @Test
    void driftIsRefusedWithWhatDiffersAndTheCommandThatTellsMore() {
        database.execute("ALTER TABLE jobs ALTER COLUMN genre DROP NOT NULL; CREATE INDEX ON jobs (error_message)");

        assertRefused("column jobs.genre is different", "./narra db check");
    }

    @Test
    void fingerprintOfAnotherServerIsNoProofOfDrift() {
        database.execute(
                "UPDATE narra_history.revisions SET fingerprint_after = 'of a server that words it otherwise'");
        assertReady();
        database.execute("UPDATE narra_history.revisions SET server_version_num = 130000");
        assertReady();

        database.execute("DROP TRIGGER jobs_stamp_update ON jobs");
        assertRefused("trigger", "is missing", "./narra db check");
    }

    @Test
    void databaseWhoseHistoryAnOlderBuildHasNotKeptIsCompared() {
        database.execute("DROP SCHEMA narra_history CASCADE");
        assertReady();

        database.execute("ALTER TABLE worlds ADD COLUMN mood text");
        assertRefused("column worlds.mood is extra", "./narra db check");
    }

    private void assertReady() {
        assertThatCode(() -> Commands.ofBuild(database).requireReady()).doesNotThrowAnyException();
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> Commands.ofBuild(database).requireReady()).hasMessageContainingAll(words);
    }
}
