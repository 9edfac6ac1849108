package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.adoption.ColumnFindings;
import io.narraforge.migration.adoption.DataExamination;
import io.narraforge.migration.adoption.DataFindings;
import io.narraforge.migration.adoption.Fate;
import io.narraforge.migration.backup.Progress;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What adoption says of legacy rows, held against what the migrations do to them. */
class LegacyDataFindingsIT {
    /** Of times, V2 takes every finite one, and V5 those of the calendar. */
    private static final String TIMES_FOR_V5_ALONE = """
        INSERT INTO worlds SELECT md5(n::text)::uuid, 'time ' || n, '[]', '{}', '[]', '[]', 1, '', a::timestamp, b::timestamp
        FROM (VALUES
            (1, '0044-03-15 12:00:00 BC', '0001-01-01 00:00:00'),
            (2, '0001-12-31 23:59:59.999999 BC', '9999-12-31 23:59:59.999999'),
            (3, '0001-01-01 00:00:00', '10000-01-01 00:00:00')) AS v (n, a, b);
        """;

    @RegisterExtension
    static final TestDatabase EVERY_KIND = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase CONVERTIBLE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase CALENDAR = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase MANY_ROWS = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase LATIN = TestDatabases.empty("ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C'");

    @RegisterExtension
    static final TestDatabase KEYS = TestDatabases.empty();

    @Test
    void whatV2RefusesIsWhatIsListedAndNothingElse() {
        VersionedDatabase legacy = VersionedDatabase.legacy(EVERY_KIND, Fixtures.read("legacy/refused-rows.sql"));

        DataFindings findings = examined(EVERY_KIND);

        assertThat(findings.areConvertible()).isFalse();
        assertThat(lines(findings.refused()))
                .isEqualTo(Fixtures.read("legacy/refused-rows.txt").lines().toList());
        assertThat(lines(findings.refused())).isEqualTo(listOf(refusal(legacy)));
    }

    @Test
    void whatOnlyV5RefusesIsListedToo() {
        VersionedDatabase legacy =
                VersionedDatabase.legacy(CALENDAR, Fixtures.read("legacy/convertible-rows.sql") + TIMES_FOR_V5_ALONE);

        DataFindings findings = examined(CALENDAR);

        assertThat(findings.refused().map(ColumnFindings::fate)).containsOnly(Fate.V5);
        assertThat(lines(findings.refused())).hasSize(3).isEqualTo(listOf(refusal(legacy)));
    }

    @Test
    void aColumnWithManyBadRowsListsAHundredOfThemAndCountsTheOthersAsV2Does() {
        VersionedDatabase legacy = VersionedDatabase.legacy(MANY_ROWS, """
            INSERT INTO jobs SELECT md5(n::text)::uuid, 'epic', 'g', NULL, '[]', 'queued', 'epoch', 'epoch', NULL
            FROM generate_series(1, 1131) AS n
            """);

        DataFindings findings = examined(MANY_ROWS);

        assertThat(findings.rowCounts()).containsEntry("jobs", 1131L).containsEntry("worlds", 0L);
        assertThat(findings.refused().map(ColumnFindings::count)).containsExactly(1131L, 1131L);
        assertThat(lines(findings.refused())).hasSize(202).isEqualTo(listOf(refusal(legacy)));
    }

    @Test
    void whatIsReplacedIsCountedAndIsWhatTheMigrationsRemember() {
        VersionedDatabase legacy = VersionedDatabase.legacy(CONVERTIBLE, Fixtures.read("legacy/convertible-rows.sql"));

        DataFindings findings = examined(CONVERTIBLE);

        assertThat(findings.areConvertible()).isTrue();
        assertThat(counted(findings, Fate.DUPLICATE_KEYS))
                .containsExactly("jobs.constraints 1", "timelines.nodes 1", "worlds.geography 1");
        List<String> nulls = counted(findings, Fate.JSON_NULL);
        List<String> queued = counted(findings, Fate.QUEUED);
        legacy.migrator().migrate();
        assertThat(nulls).hasSize(11).isEqualTo(CONVERTIBLE.queryTexts("""
            SELECT table_name || '.' || column_name || ' ' || count(*)
            FROM legacy_json_nulls GROUP BY table_name, column_name ORDER BY 1
            """));
        assertThat(counted(findings, Fate.LEGACY_CHECKSUM))
                .containsExactly("worlds.checksum 24")
                .isEqualTo(CONVERTIBLE.queryTexts("SELECT 'worlds.checksum ' || count(*) FROM legacy_world_checksums"));
        assertThat(queued)
                .containsExactly("jobs.status 3")
                .isEqualTo(CONVERTIBLE.queryTexts("SELECT 'jobs.status ' || count(*) FROM legacy_job_statuses"));
    }

    @Test
    void aKeyIsTheSameHoweverItIsWrittenAndAtAnyDepthButNotInTwoObjects() {
        VersionedDatabase.legacy(KEYS, """
            INSERT INTO artifacts SELECT md5(n::text)::uuid, job.id, 'x', 1, d::json, '', 'epoch'
            FROM (VALUES
                (1, '{"\\u0061": 1, "a": 2}'), (2, '{"x": [[{"y": {"b": 1, "b": 1}}]]}'), (3, '{"": 0, "": 0}'),
                (4, '{"a": {"a": [{"a": 1}, {"a": 1}]}, "A": 1}'), (5, '{"a": "a, \\"a\\": 1"}')) AS v (n, d),
                LATERAL (SELECT gen_random_uuid()) AS job (id)
            """.replace("INSERT INTO artifacts", """
                ALTER TABLE artifacts DISABLE TRIGGER ALL;
                INSERT INTO artifacts\
                """));

        assertThat(counted(examined(KEYS), Fate.DUPLICATE_KEYS)).containsExactly("artifacts.data 3");
    }

    @Test
    void aDatabaseThatIsNotInUtf8IsRefusedInV2sWords() {
        VersionedDatabase legacy = VersionedDatabase.legacy(LATIN, "");

        DataFindings findings = examined(LATIN);

        assertThat(findings.areConvertible()).isFalse();
        assertThat(refusal(legacy).getFirst())
                .endsWith(": " + findings.ofDatabase().getFirst());
    }

    private static List<String> counted(DataFindings findings, Fate fate) {
        return findings.replaced()
                .filter(column -> column.fate() == fate)
                .map(column -> column.place() + " " + column.count())
                .toList();
    }

    private static List<String> lines(Stream<ColumnFindings> columns) {
        return columns.flatMap(column -> column.lines().stream()).toList();
    }

    /** In a transaction that cannot write, under a setting that would shorten numbers. */
    private static DataFindings examined(TestDatabase database) {
        return database.database().run(session -> {
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                statement.execute("""
                    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
                    SET LOCAL extra_float_digits = 0; SET LOCAL TimeZone = 'Asia/Tokyo'\
                    """);
                return DataExamination.of(session, Progress.SILENT);
            } finally {
                session.rollback();
                session.setAutoCommit(true);
            }
        });
    }

    private static List<String> refusal(VersionedDatabase legacy) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> legacy.migrator().migrate())
                .actual()
                .problem()
                .message()
                .lines()
                .toList();
    }

    /** Between the count and the hint. */
    private static List<String> listOf(List<String> refusal) {
        return refusal.subList(1, refusal.size() - 1);
    }
}
