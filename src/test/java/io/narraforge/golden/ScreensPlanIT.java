package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.demo.DemoData;
import io.narraforge.demo.DemoPlan;
import io.narraforge.demo.Progress;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.server.Domain;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen and every documented filter finds its rows by an index. The set is large enough for the planner to have
 * statistics; that it must not scan in sequence where anything else can be shows what no index serves.
 */
class ScreensPlanIT {
    /** A tenth of the large set, with its proportions: about 17,000 rows. */
    private static final int WORLDS = 200;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private static final AtomicInteger RAN = new AtomicInteger();
    private static @Nullable Database explained;
    private static @Nullable ModelEngine engine;

    @BeforeAll
    static void loadRowsAndReportPlans() {
        new DemoData(DATABASE.database()).load(DemoPlan.ofWorlds(WORLDS), Progress.SILENT);
        PlanLog.switchOn(DATABASE);
        explained =
                Database.open(new DatabaseSettings(DATABASE.connection(), new PoolSettings(4, Duration.ofSeconds(5))));
        engine = Domain.engine(Contract.ofBuild().types(), explained, event -> {
            if (event instanceof Event.StatementRan) {
                RAN.incrementAndGet();
            }
        });
    }

    @AfterAll
    static void close() {
        if (engine != null) {
            engine.close();
        }
        if (explained != null) {
            explained.close();
        }
    }

    private static List<ExplainedStatement> statementsOf(String query, Map<String, @Nullable Object> variables)
            throws IOException {
        PlanLog log = PlanLog.fromHere();
        RAN.set(0);
        GraphQlAnswer answer =
                Objects.requireNonNull(engine).execute(new GraphQlRequest(query, null, variables, "plans", false));
        assertThat(answer.errors()).isEmpty();
        List<ExplainedStatement> statements = log.statements();
        assertThat(statements).hasSize(RAN.get()).isNotEmpty();
        return statements;
    }

    private static void assertServedByIndexes(List<ExplainedStatement> statements) {
        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.tablesScanned())
                        .as(statement.toString())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs_list", "job_detail", "world_bible", "production_dashboard"})
    void screensFindTheirRowsByAnIndex(String screen) throws IOException {
        var golden = new GoldenCase(Path.of("src/test/resources/golden/screens", screen));
        Map<String, @Nullable Object> variables = Map.of(
                "id",
                Objects.requireNonNull(DATABASE.queryText(rowFor(screen))),
                "zone",
                "Europe/Warsaw",
                "since",
                "2025-09-01T00:00:00+02:00",
                "where",
                Map.of("createdAt", Map.of("gte", "2025-09-01T00:00:00+02:00")));
        assertServedByIndexes(statementsOf(golden.query(), variables));
    }

    private static String rowFor(String screen) {
        return screen.equals("world_bible")
                ? "SELECT world_id FROM jobs WHERE world_id IS NOT NULL ORDER BY id LIMIT 1"
                : "SELECT id FROM jobs WHERE status = 'completed' ORDER BY id LIMIT 1";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        jobs       | {status: {eq: RUNNING}}
        jobs       | {status: {in: [QUEUED, RUNNING]}}
        jobs       | {type: {eq: SAGA}}
        jobs       | {genre: {eq: "horror"}}
        jobs       | {createdAt: {gte: "2025-09-01T00:00:00Z", lt: "2025-09-08T00:00:00Z"}}
        jobs       | {status: {eq: FAILED}, type: {eq: NOVEL}, createdAt: {gte: "2025-09-01T00:00:00Z"}}
        jobs       | {world: {name: {eq: "Archive of the Sun"}}}
        artifacts  | {type: {eq: "plot_outline"}}
        artifacts  | {type: {in: ["world_spec", "style_guide"]}}
        qaReports  | {passed: {eq: false}}
        worlds     | {name: {contains: "gród"}}
        worlds     | {name: {contains: "GRÓD", ignoreCase: true}}
        worlds     | {name: {startsWith: "Archi"}}
        worlds     | {themes: {has: "cena lojalności"}}
        worlds     | {themes: {hasAny: ["cena lojalności", "samotność władzy"]}}
        characters | {name: {contains: "Iron", ignoreCase: true}, world: {themes: {has: "the fear of strangers"}}}
        characters | {name: {contains: "Iron"}, world: {themes: {has: "the fear of strangers"}}}
        """)
    void documentedFiltersFindTheirRowsByAnIndex(String connection, String where) throws IOException {
        for (String order : List.of("", ", orderBy: [{field: CREATED_AT, direction: DESC}]")) {
            String query = "{ %s(first: 25, where: %s%s) { nodes { id } totalCount totalCountUpTo(limit: 1001) } }"
                    .formatted(connection, where, order);
            assertServedByIndexes(statementsOf(query, Map.of()));
        }
    }

    @Test
    void aFilterThatNoIndexServesIsSeen() throws IOException {
        List<ExplainedStatement> statements =
                statementsOf("{ jobs(where: {errorMessage: {contains: \"x\"}}) { totalCount } }", Map.of());
        assertThat(statements).hasSize(1).first().satisfies(statement -> {
            assertThat(statement.tablesScanned()).containsExactly("jobs");
            assertThat(statement.toString()).contains("%x%");
        });
    }

    @Test
    void whatAddsUpAllRowsMayReadThem() throws IOException {
        assertServedByIndexes(statementsOf("{ jobsGrouped(by: [{field: ERROR_MESSAGE}]) { count } }", Map.of()));
    }
}
