package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoDataIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase WITHOUT_TABLES = TestDatabases.empty();

    private final DemoData demo = new DemoData(DATABASE.database());

    @AfterEach
    void removeRows() {
        DATABASE.execute("TRUNCATE worlds, jobs CASCADE");
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
                .isThrownBy(() -> demo.load(DemoPlan.ofWorlds(20), Progress.SILENT))
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
                .isThrownBy(() -> demo.load(DemoPlan.ofWorlds(20), breaking))
                .withMessage("broken on purpose");
        assertThat(demo.isEmpty()).isTrue();
    }

    @Test
    void aDatabaseWithoutTablesIsNotReady() {
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> new DemoData(WITHOUT_TABLES.database()).load(DemoPlan.ofWorlds(20), Progress.SILENT))
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
