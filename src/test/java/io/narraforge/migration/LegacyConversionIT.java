package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Legacy rows full of traps, taken to the newest version once; each test looks at one trap. */
class LegacyConversionIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    private static VersionedDatabase legacy;
    private static StoredValues before;

    @BeforeAll
    static void convert() {
        legacy = VersionedDatabase.legacy(DATABASE, Fixtures.read("legacy/convertible-rows.sql"));
        before = legacy.values();
        assertThat(legacy.migrator().migrate()).startsWith("V2", "V3");
    }

    @Test
    void everyValueOfEveryRowIsKeptOrReplacedByTheRules() {
        assertThat(before.byPlace()).hasSize(371);
        assertThat(legacy.values().byPlace())
                .containsExactlyInAnyOrderEntriesOf(before.converted().byPlace());
    }

    @Test
    void escapedTextIsDecodedSoThatItCanBeFound() {
        assertThat(DATABASE.queryText("SELECT name FROM worlds WHERE rules::text LIKE '%powódź%'"))
                .isEqualTo("Mgłogród");
        assertThat(DATABASE.queryText("SELECT geography ->> 'climate' FROM worlds WHERE name = 'Mgłogród'"))
                .isEqualTo("mglisty");
        assertThat(DATABASE.queryText("SELECT data ->> 'world_name' FROM artifacts WHERE data::text LIKE '%ł%'"))
                .isEqualTo("Mgłogród");
        assertThat(DATABASE.queryText("SELECT rules ->> 3 FROM worlds WHERE name LIKE 'escaped%'"))
                .isEqualTo("😀");
    }

    @Test
    void textThatOnlyLooksLikeAnEscapeStaysAsItIs() {
        assertThat(DATABASE.queryTexts(
                        "SELECT jsonb_array_elements_text(rules) FROM worlds WHERE name LIKE 'escaped%'"))
                .containsExactly(
                        "\\ud83d is text", "\\u0000 too", "\\\\ud83d", "😀", "😀", "\\ud83d", "\\😀", "\"\\u0000\"");
    }

    @Test
    void timesAreTheInstantsThatUtcReadsInThemThoughTheSessionIsInWarsaw() throws SQLException {
        try (Connection session = legacy.dataSource().getConnection();
                Statement statement = session.createStatement()) {
            try (ResultSet zone = statement.executeQuery("SHOW TimeZone")) {
                assertThat(zone.next()).isTrue();
                assertThat(zone.getString(1)).isEqualTo("Europe/Warsaw");
            }
            // In Warsaw the first did not exist on that day, and the second was there twice.
            assertThat(instant(statement, "SELECT created_at FROM worlds WHERE name = 'Mgłogród'"))
                    .isEqualTo(Instant.parse("2025-03-30T02:30:00.123456Z"));
            assertThat(instant(statement, "SELECT completed_at FROM jobs WHERE status = 'completed'"))
                    .isEqualTo(Instant.parse("2025-10-26T00:30:00.654321Z"));
            assertThat(instant(statement, "SELECT updated_at FROM worlds WHERE name = 'Nulls'"))
                    .isEqualTo(Instant.parse("2024-10-27T00:30:00.000001Z"));
        }
    }

    private static Instant instant(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Test
    void moneyIsTheShortestTextOfItsFloat() {
        assertThat(DATABASE.queryTexts("SELECT cost_usd FROM cost_snapshots ORDER BY id"))
                .containsExactly(
                        "0.30000000000000004",
                        "99.99999999999999",
                        "0.000012345678901234568",
                        "0.%s5".formatted("0".repeat(323)));
    }

    @Test
    void jsonNullsBecomeTheEmptyValueOfTheirColumnAndAreRemembered() {
        assertThat(DATABASE.queryTexts(
                        "SELECT rules || geography || history || themes FROM worlds WHERE name = 'Nulls'"))
                .containsExactly("[{}]");
        assertThat(DATABASE.queryTexts("""
            SELECT table_name || '.' || column_name || ' ' || right(row_id::text, 2) FROM legacy_json_nulls
            """))
                .containsExactlyInAnyOrder(
                        "worlds.rules 02",
                        "worlds.geography 02",
                        "worlds.history 02",
                        "worlds.themes 02",
                        "characters.trajectory 11",
                        "characters.relationships 11",
                        "characters.constraints 11",
                        "timelines.nodes 21",
                        "jobs.constraints 31",
                        "qa_reports.critical_errors 51",
                        "qa_reports.warnings 51");
    }

    @Test
    void pendingAndCreatedBecomeQueuedAndAreRemembered() {
        assertThat(DATABASE.queryTexts("SELECT status FROM jobs ORDER BY id"))
                .containsExactly("queued", "queued", "completed", "queued", "queued");
        assertThat(DATABASE.queryTexts("SELECT right(job_id::text, 2) || ' ' || status FROM legacy_job_statuses"))
                .containsExactlyInAnyOrder("31 pending", "32 created", "35 pending");
    }

    @Test
    void legacyChecksumsStayAndAreMarkedAsNotToBeJudged() {
        assertThat(DATABASE.queryTexts("SELECT checksum FROM worlds WHERE name = 'Mgłogród'"))
                .containsExactly("a".repeat(64));
        assertThat(DATABASE.queryTexts("SELECT checksum FROM artifacts WHERE checksum <> artifact_checksum(data)"))
                .containsExactly("stale");
        assertThat(DATABASE.queryTexts("""
            SELECT name FROM worlds LEFT JOIN legacy_world_checksums AS legacy ON legacy.world_id = worlds.id
            WHERE legacy.checksum IS DISTINCT FROM worlds.checksum
            """)).isEmpty();
    }
}
