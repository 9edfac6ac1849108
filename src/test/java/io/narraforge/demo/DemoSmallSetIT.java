package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoSmallSetIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private static long loaded;

    @BeforeAll
    static void loadOnce() {
        loaded = new DemoData(DATABASE.database()).load(DemoPlan.small(), Progress.SILENT);
    }

    @Test
    void theSmallSetFillsEveryTableAsPlanned() {
        var softly = new SoftAssertions();
        softly.assertThat(count("worlds")).isEqualTo(40);
        softly.assertThat(count("characters")).isEqualTo(400);
        softly.assertThat(count("timelines")).isEqualTo(80);
        softly.assertThat(count("jobs")).isEqualTo(120);
        long inAllTables = DemoTables.rowsOf(DemoPlan.small()).stream()
                .mapToLong(table -> count(table.table().getName()))
                .sum();
        softly.assertThat(inAllTables).isEqualTo(loaded);
        softly.assertThat(number("SELECT count(DISTINCT (type, status)) FROM jobs"))
                .as("types and states")
                .isEqualTo(20);
        softly.assertAll();
    }

    @Test
    void relationshipsResolveWithinTheirWorldButForAFewDanglingNames() {
        String unresolved = """
            FROM characters c, jsonb_array_elements(c.relationships) r
            WHERE NOT EXISTS (SELECT FROM characters o WHERE o.world_id = c.world_id
                AND (o.id::text = r->>'character_id' OR o.name = r->>'character'))
            """;
        assertThat(number("SELECT count(*) " + unresolved + " AND r ? 'character_id'"))
                .isZero();
        assertThat(number("SELECT count(*) " + unresolved)).isBetween(1L, 30L);
        assertThat(number("SELECT count(*) FROM characters, jsonb_array_elements(relationships)"))
                .isBetween(800L, 1_600L);
    }

    @Test
    void jobsOverBudgetExistAndCostsOfCompletedJobsAreInTheirTypesRange() {
        String costs = "SELECT job_id, sum(cost_usd) AS cost FROM cost_snapshots GROUP BY job_id";
        assertThat(number("SELECT count(*) FROM jobs JOIN (" + costs + ") c ON c.job_id = id WHERE cost > budget_usd"))
                .isBetween(3L, 20L);
        String ranges =
                "(VALUES ('short_story', 0.3, 0.6), ('novella', 0.6, 1.2), ('novel', 1.2, 3), ('saga', 4, 10)) AS"
                        + " range (type, low, high)";
        assertThat(number("SELECT count(*) FROM jobs JOIN (" + costs + ") c ON c.job_id = id JOIN " + ranges
                        + " USING (type) WHERE status = 'completed' AND cost NOT BETWEEN low AND high"))
                .isZero();
        assertThat(number("SELECT count(*) FROM jobs WHERE status = 'queued' AND id IN (SELECT job_id FROM artifacts)"))
                .isZero();
        assertThat(number("SELECT min(stages) FROM (SELECT count(DISTINCT stage) AS stages FROM cost_snapshots"
                        + " JOIN jobs ON jobs.id = job_id WHERE status = 'completed' GROUP BY job_id) s"))
                .isEqualTo(9);
    }

    @Test
    void checksumsAreThoseOfTheContent() {
        assertThat(number("SELECT count(*) FROM artifacts WHERE checksum IS DISTINCT FROM artifact_checksum(data)"))
                .isZero();
        assertThat(number("SELECT count(*) FROM worlds WHERE checksum IS DISTINCT FROM"
                        + " world_checksum(name, rules, geography, history, themes)"))
                .isZero();
    }

    private static long count(String table) {
        return number("SELECT count(*) FROM " + table);
    }

    private static long number(String sql) {
        return Long.parseLong(String.valueOf(DATABASE.queryText(sql)));
    }
}
