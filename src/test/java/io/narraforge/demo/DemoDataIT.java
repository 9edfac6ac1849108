package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoDataIT {
    private static final String ALL_TABLES =
            "worlds, characters, timelines, jobs, artifacts, qa_reports, cost_snapshots";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase WITHOUT_TABLES = TestDatabases.empty();

    private final DemoData demo = new DemoData(DATABASE.database());

    @AfterEach
    void removeRows() {
        DATABASE.execute("TRUNCATE " + ALL_TABLES);
    }

    @Test
    void theSmallSetFillsEveryTableAsPlanned() {
        long rows = demo.load(DemoPlan.small(), Progress.SILENT);

        var softly = new SoftAssertions();
        softly.assertThat(count("worlds")).isEqualTo(40);
        softly.assertThat(count("characters")).isEqualTo(400);
        softly.assertThat(count("timelines")).isEqualTo(80);
        softly.assertThat(count("jobs")).isEqualTo(120);
        long inAllTables = DemoTables.of(DemoPlan.small()).stream()
                .mapToLong(table -> count(table.table().getName()))
                .sum();
        softly.assertThat(inAllTables).isEqualTo(rows);
        softly.assertThat(number("SELECT count(DISTINCT (type, status)) FROM jobs"))
                .as("types and states")
                .isEqualTo(20);
        softly.assertAll();
    }

    @Test
    void relationshipsResolveWithinTheirWorldButForAFewDanglingNames() {
        demo.load(DemoPlan.small(), Progress.SILENT);

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
        demo.load(DemoPlan.small(), Progress.SILENT);

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
    void theLargeSetKeepsItsProportions() {
        demo.load(DemoPlan.ofWorlds(20), Progress.SILENT);

        assertThat(List.of(count("worlds"), count("characters"), count("timelines"), count("jobs")))
                .containsExactly(20L, 400L, 80L, 50L);
        assertThat(List.of(count("artifacts"), count("qa_reports"), count("cost_snapshots")))
                .containsExactly(400L, 150L, 600L);
    }

    @Test
    void aDatabaseWithRowsIsRefusedByTableAndCountAndStaysAsItWas() {
        DATABASE.execute("INSERT INTO jobs (id, type, genre, status, created_at, updated_at) VALUES (gen_random_uuid(),"
                + " 'novel', 'horror', 'queued', now(), now())");

        assertThat(demo.isEmpty()).isFalse();
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> demo.load(DemoPlan.small(), Progress.SILENT))
                .satisfies(refused -> assertThat(refused.problem()).isInstanceOf(Problem.CommandFailed.class))
                .withMessageContaining("jobs has 1 rows");
        assertThat(count("worlds")).isZero();
    }

    @Test
    void aLoadThatBreaksHalfWayLeavesNothing() {
        Progress breaking = (table, rows, allRows) -> {
            if (table.equals("artifacts")) {
                throw new IllegalStateException("broken on purpose");
            }
        };

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> demo.load(DemoPlan.small(), breaking))
                .withMessage("broken on purpose");
        assertThat(demo.isEmpty()).isTrue();
    }

    @Test
    void aDatabaseWithoutTablesIsNotReady() {
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> new DemoData(WITHOUT_TABLES.database()).load(DemoPlan.small(), Progress.SILENT))
                .satisfies(refused -> assertThat(refused.problem()).isInstanceOf(Problem.DatabaseNotReady.class))
                .withMessageContaining("./narra db migrate");
    }

    @Test
    void progressRisesToTheTotalOverAllTables() {
        List<Long> reported = new ArrayList<>();

        long rows = demo.load(DemoPlan.ofWorlds(20), (table, sent, allRows) -> {
            assertThat(allRows).isEqualTo(20 + 400 + 80 + 50 + 400 + 150 + 600);
            reported.add(sent);
        });

        assertThat(reported).isSorted().hasSizeGreaterThan(7);
        assertThat(reported.getLast()).isEqualTo(rows);
    }

    private static long count(String table) {
        return number("SELECT count(*) FROM " + table);
    }

    private static long number(String sql) {
        return Long.parseLong(String.valueOf(DATABASE.queryText(sql)));
    }
}
