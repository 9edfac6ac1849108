package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes with a deleted row, and what stays. */
class DeleteRulesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeEach
    void insertRows() {
        DATABASE.execute("""
            DELETE FROM worlds;
            DELETE FROM jobs;
            INSERT INTO worlds (name) VALUES ('deleted'), ('kept');
            INSERT INTO characters (world_id, name) SELECT id, name FROM worlds;
            INSERT INTO timelines (world_id) SELECT id FROM worlds;
            INSERT INTO legacy_world_checksums (world_id, checksum) SELECT id, 'x' FROM worlds;
            INSERT INTO jobs (type, genre, world_id) SELECT 'saga', name, id FROM worlds;
            INSERT INTO artifacts (job_id, type, data) SELECT id, 'x', '{"a": 1}' FROM jobs;
            INSERT INTO qa_reports (job_id, passed, logic_score, psychology_score, timeline_score)
            SELECT id, true, 1, 1, 1 FROM jobs;
            INSERT INTO cost_snapshots (job_id, stage, model, tokens_used, cost_usd)
            SELECT id, 's', 'm', 0, 1 FROM jobs;
            INSERT INTO legacy_job_statuses (job_id, status) SELECT id, 'pending' FROM jobs;
            """);
    }

    @Test
    void aWorldTakesItsCharactersAndTimelinesWithItAndItsJobsForgetIt() {
        DATABASE.execute("DELETE FROM worlds WHERE name = 'deleted'");

        assertThat(DATABASE.queryTexts("""
            SELECT name FROM characters
            UNION ALL SELECT 'timeline of ' || name FROM timelines JOIN worlds ON worlds.id = world_id
            UNION ALL SELECT 'checksum of ' || name FROM legacy_world_checksums JOIN worlds ON worlds.id = world_id
            """)).containsExactly("kept", "timeline of kept", "checksum of kept");
        assertThat(DATABASE.queryTexts("SELECT concat_ws(' ', world_id IS NULL, version) FROM jobs ORDER BY genre"))
                .containsExactly("t 2", "f 1");
    }

    @Test
    void aJobTakesItsArtifactsReportsAndCostsWithIt() {
        DATABASE.execute("DELETE FROM jobs WHERE genre = 'deleted'");

        assertThat(DATABASE.queryTexts("""
            SELECT 'artifact of ' || genre FROM artifacts JOIN jobs ON jobs.id = job_id
            UNION ALL SELECT 'report of ' || genre FROM qa_reports JOIN jobs ON jobs.id = job_id
            UNION ALL SELECT 'cost of ' || genre FROM cost_snapshots JOIN jobs ON jobs.id = job_id
            UNION ALL SELECT 'status of ' || genre FROM legacy_job_statuses JOIN jobs ON jobs.id = job_id
            """))
                .containsExactly("artifact of kept", "report of kept", "cost of kept", "status of kept");
        assertThat(DATABASE.queryText("SELECT count(*) FROM worlds")).isEqualTo("2");
    }
}
