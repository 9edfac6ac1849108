package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.Contract;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.doctor.Doctor;
import io.narraforge.doctor.Examination;
import io.narraforge.doctor.Finding;
import io.narraforge.server.Domain;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code narra doctor} as its operator meets it, on this build's own tables: ten thousand cost snapshots, no more. */
@BesideOthers
class DoctorCommandIT {
    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    @BeforeAll
    static void fill() {
        MIGRATED.execute("""
            INSERT INTO jobs (type, genre) VALUES ('novel', 'fantasy');
            INSERT INTO cost_snapshots (job_id, stage, tokens_used, cost_usd, model)
                SELECT jobs.id, 'prose', n, 0.01, 'gpt-4o' FROM jobs, generate_series(1, 10000) AS n;
            ANALYZE jobs, cost_snapshots;
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            """);
    }

    @Test
    void findingsAreThreeAndNameTheIndex() throws Exception {
        try (var narra = doctor(MIGRATED)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed())
                    .containsSequence(
                            "costSnapshots(where: {tokensUsed: {eq: …}}) and costSnapshots(orderBy: [{field:"
                                    + " TOKENS_USED}]) read all 10,000 rows of cost_snapshots; an index for it:",
                            "    CREATE INDEX CONCURRENTLY cost_snapshots_tokens_used_id_idx ON cost_snapshots"
                                    + " (tokens_used, id);")
                    .last()
                    .asString()
                    .contains("1 of 7 tables has 10,000 rows or more");
        }
    }

    @Test
    void jsonIsOneObjectWithItsVersion() throws Exception {
        try (var narra = doctor(MIGRATED, "--json")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed()).hasSize(1);
            JsonNode printed =
                    JsonMapper.builder().build().readTree(narra.printed().getFirst());
            assertThat(printed.path("version").intValue()).isEqualTo(1);
            assertThat(printed.path("findings").findValuesAsText("column")).contains("tokens_used", "cost_usd");
        }
    }

    @Test
    void withoutALargeTableThereIsNothingToFind() throws Exception {
        try (var narra = doctor(MIGRATED, "--rows-from", "10001")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed())
                    .containsExactly("No index is missing: 0 of 7 tables have 10,001 rows or more, and 0 questions"
                            + " about them were examined.");
        }
    }

    @Test
    void whatCannotBeExaminedHasItsOwnExitCode() throws Exception {
        try (var narra = doctor(EMPTY)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.complaints()).singleElement().asString().endsWith("./narra db migrate");
        }
        try (var narra = NarraProcess.start(Map.of("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/d"), "doctor")) {
            assertThat(narra.awaitExit()).isEqualTo(5);
        }
        try (var narra = NarraProcess.start(Map.of("DATABASE_POOL_SIZE", "0"), "doctor")) {
            assertThat(narra.awaitExit()).isEqualTo(4);
        }
        try (var narra = doctor(MIGRATED, "--rows-from", "-1")) {
            assertThat(narra.awaitExit()).isEqualTo(2);
            assertThat(narra.complaints()).contains("--rows-from is -1; use 0 or more");
        }
    }

    /** Of every table, though they are empty: whether an index can serve a question does not depend on the rows. */
    @Test
    void theIndexesThatAreNamedServeEveryQuestionAboutThisBuildsColumns() {
        Examination before = examineEverything();
        for (Finding finding : before.findings()) {
            MIGRATED.execute(finding.ddl());
        }
        try {
            assertThat(before.findings()).isNotEmpty();
            assertThat(examineEverything().findings()).isEmpty();
        } finally {
            before.findings().forEach(finding -> MIGRATED.execute("DROP INDEX " + nameOfIndex(finding)));
        }
    }

    private static Examination examineEverything() {
        return Doctor.examine(Domain.bind(Contract.ofBuild().types()), MIGRATED.database(), 0);
    }

    private static String nameOfIndex(Finding finding) {
        return finding.ddl().replaceFirst("CREATE INDEX CONCURRENTLY (\\S+) .*", "$1");
    }

    private static NarraProcess doctor(TestDatabase database, String... options) throws Exception {
        String[] words = new String[options.length + 1];
        words[0] = "doctor";
        System.arraycopy(options, 0, words, 1, options.length);
        return NarraProcess.start(Map.of("DATABASE_URL", NarraProcess.url(database.connection())), words);
    }
}
