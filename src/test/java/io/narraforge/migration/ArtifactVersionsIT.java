package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

/** An artifact without a version gets the next of its job and type; one with a version keeps it. */
@Timeout(60)
class ArtifactVersionsIT {
    private static final String JOB = "00000000-0000-4000-8000-0000000000a1";
    private static final String OTHER_JOB = "00000000-0000-4000-8000-0000000000a2";
    private static final String INSERT_ONE =
            "INSERT INTO artifacts (job_id, type, data) VALUES ('%s', 'prose', '{\"a\": 1}')".formatted(JOB);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeEach
    void insertJobs() {
        DATABASE.execute("""
            DELETE FROM jobs;
            INSERT INTO jobs (id, type, genre) VALUES ('%s', 'saga', 'x'), ('%s', 'saga', 'x');
            """.formatted(JOB, OTHER_JOB));
    }

    @Test
    void theRowsOfOneStatementAreNumberedInTheirOrderEachJobAndTypeOnItsOwn() {
        DATABASE.execute("""
            INSERT INTO artifacts (job_id, type, data)
            SELECT job.id, kind, jsonb_build_object('n', n)
            FROM generate_series(1, 12) AS n, jobs AS job, unnest(ARRAY['prose', 'plot']) AS kind
            ORDER BY n, kind, job.id
            """);

        assertThat(DATABASE.queryTexts("""
            SELECT concat_ws(' ', right(job_id::text, 2), type, string_agg(version || '=' || (data ->> 'n'), ' ' ORDER BY version))
            FROM artifacts GROUP BY job_id, type ORDER BY job_id, type
            """))
                .containsExactlyElementsOf(Stream.of("a1 plot", "a1 prose", "a2 plot", "a2 prose")
                        .map(group -> group
                                + IntStream.rangeClosed(1, 12)
                                        .mapToObj(n -> " " + n + "=" + n)
                                        .reduce("", String::concat))
                        .toList());
    }

    @Test
    void aVersionThatIsGivenIsKeptAndTheNextFollowsTheHighest() {
        DATABASE.execute("""
            INSERT INTO artifacts (job_id, type, version, data) VALUES
                ('%1$s', 'prose', 7, '{"a": 1}'), ('%1$s', 'prose', 1, '{"a": 1}'), ('%1$s', 'prose', 1, '{"a": 1}'),
                ('%1$s', 'prose', NULL, '{"a": 1}'), ('%1$s', 'prose', 3, '{"a": 1}'), ('%1$s', 'prose', NULL, '{"a": 1}')
            """.formatted(JOB));

        assertThat(versions()).isEqualTo("1 1 3 7 8 9");
    }

    @Test
    void copyKeepsTheVersionsThatItIsGivenAndNumbersTheOthers() {
        copy("job_id, type, version, data", JOB + "\tprose\t4\t{\"a\": 1}\n" + JOB + "\tprose\t4\t{\"a\": 1}\n");
        copy("job_id, type, data", (JOB + "\tprose\t{\"a\": 1}\n").repeat(3));

        assertThat(versions()).isEqualTo("4 4 5 6 7");
    }

    @Test
    void writersOfOneJobAndTypeAtTheSameTimeLeaveNoNumberOutAndTakeNoneTwice() throws Exception {
        int writers = 8;
        int rowsOfEach = 25;
        var start = new CyclicBarrier(writers);
        Callable<Integer> writer = () -> {
            start.await();
            for (int row = 0; row < rowsOfEach; row++) {
                DATABASE.execute(INSERT_ONE);
            }
            return rowsOfEach;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<Integer> written : threads.invokeAll(Collections.nCopies(writers, writer))) {
                assertThat(written.get()).isEqualTo(rowsOfEach);
            }
        }

        assertThat(versions())
                .isEqualTo(String.join(
                        " ",
                        IntStream.rangeClosed(1, writers * rowsOfEach)
                                .mapToObj(Integer::toString)
                                .toList()));
    }

    @Test
    void anUnknownJobIsTheAffairOfTheForeignKeyAndAMissingTypeOfItsColumn() {
        // 23503: foreign_key_violation, 23502: not_null_violation
        assertThat(Refusal.of(DATABASE, INSERT_ONE.replace(JOB, JOB.replace("a1", "ff"))))
                .extracting(Refusal::sqlState)
                .isEqualTo("23503");
        assertThat(Refusal.of(DATABASE, INSERT_ONE.replace("'prose'", "NULL")))
                .extracting(Refusal::sqlState, Refusal::column)
                .containsExactly("23502", "type");
    }

    /** There the snapshot is older than the lock, so two writers could take one number unseen. */
    @Test
    void repeatableReadIsRefusedUnlessTheVersionIsGiven() {
        String begin = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; ";

        // 0A000: feature_not_supported
        assertThat(Refusal.of(DATABASE, begin + INSERT_ONE))
                .extracting(Refusal::sqlState, Refusal::hint)
                .containsExactly("0A000", "Use READ COMMITTED or SERIALIZABLE, or give the version.");

        commit(begin + INSERT_ONE.replace("data)", "data, version)").replace("}')", "}', 5)"));
        assertThat(versions()).isEqualTo("5");
    }

    @Test
    void temporaryTablesOfTheSameNamesAreNotTakenForOurs() {
        commit("""
            CREATE TEMPORARY TABLE artifacts (LIKE public.artifacts) ON COMMIT DROP;
            CREATE TEMPORARY TABLE jobs (LIKE public.jobs) ON COMMIT DROP;
            INSERT INTO public.artifacts (job_id, type, data)
            SELECT '%s', 'prose', '{"a": 1}' FROM generate_series(1, 3);
            """.formatted(JOB));

        assertThat(versions()).isEqualTo("1 2 3");
    }

    /** From the plans of the trigger itself, some rows on, when PostgreSQL has made up its mind to keep one. */
    @Test
    void theLatestVersionIsLookedUpInItsIndexThoughTheTablesAreSmall() {
        List<String> plans = DATABASE.database().run(session -> {
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                statement.execute("LOAD 'auto_explain'; SET LOCAL auto_explain.log_min_duration = 0;"
                        + "SET LOCAL auto_explain.log_nested_statements = on; SET LOCAL client_min_messages = log;"
                        + INSERT_ONE.replace("VALUES (", "SELECT ").replace("}')", "}' FROM generate_series(1, 20)"));
                var messages = new ArrayList<String>();
                for (SQLWarning said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
                    messages.add(String.valueOf(said.getMessage()));
                }
                return messages;
            } finally {
                session.rollback();
            }
        });

        assertThat(plans)
                .filteredOn(plan -> plan.contains("SELECT version"))
                .hasSize(20)
                .allSatisfy(plan -> assertThat(plan)
                        .contains("Scan Backward using artifacts_job_id_type_version_id_idx ")
                        .containsPattern("Index Cond: \\(\\(job_id = .* AND \\(.*type.* = ")
                        .doesNotContain("Filter"));
        assertThat(plans)
                .filteredOn(plan -> plan.contains("FOR NO KEY UPDATE"))
                .hasSize(20)
                .allSatisfy(plan -> assertThat(plan).contains("using jobs_pkey"));
    }

    private static String versions() {
        return String.valueOf(
                DATABASE.queryText("SELECT string_agg(version::text, ' ' ORDER BY version) FROM artifacts"));
    }

    /** As one transaction that does not stay open when it fails. */
    private static void commit(String sql) {
        DATABASE.database().run(session -> {
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                boolean hasRows = statement.execute(sql);
                session.commit();
                return hasRows;
            } finally {
                session.rollback();
            }
        });
    }

    private static void copy(String columns, String rows) {
        DATABASE.database().run(session -> {
            try {
                return session.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY artifacts (%s) FROM STDIN".formatted(columns), new StringReader(rows));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
