package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.backup.ContentChecksum;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.TableContent;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same content has one checksum at every version, and another content has another one. */
class ContentChecksumIT {
    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql");

    /** With what float8, json and timestamp write differently from what they become. */
    private static final String MORE_ROWS = """
        INSERT INTO cost_snapshots
        SELECT md5('cost ' || n)::uuid, (SELECT id FROM jobs LIMIT 1), 'plan', n, cost, 'gpt-4o', '2025-01-01 00:00:00.1'
        FROM unnest(ARRAY[0, 1, 10, '-0', 1e-5, 1e-300, 0.5, 100]::float8[]) WITH ORDINALITY AS row (cost, n);
        INSERT INTO worlds
        VALUES (md5('world')::uuid, 'BC', '[]', '{"a": 1, "b": {"x": 1e2, "x": 1.50}, "a": 2}', '[]', '[]', 1, '',
            '0044-03-15 12:00:00 BC', '20000-01-01 00:00:00.120000');
        """;

    @RegisterExtension
    static final TestDatabase LEGACY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase CHANGED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase FOREIGN = TestDatabases.empty();

    private static SortedMap<String, TableContent> checksums(TestDatabase database) {
        return ContentChecksum.of(database.database(), Progress.SILENT);
    }

    @Test
    void noMigrationChangesIt() {
        VersionedDatabase legacy = VersionedDatabase.legacy(LEGACY, ROWS + MORE_ROWS);
        SortedMap<String, TableContent> before = checksums(LEGACY);
        assertThat(before).containsOnlyKeys(StoredValues.TABLES);
        before.forEach((table, content) -> assertThat(content.rows())
                .as(table)
                .isEqualTo(Long.parseLong(String.valueOf(LEGACY.queryText("SELECT count(*) FROM " + table))))
                .isPositive());

        legacy.migrateTo("2");
        assertThat(checksums(LEGACY)).isEqualTo(before);
        legacy.migrateTo("4");
        assertThat(checksums(LEGACY)).isEqualTo(before);
        LEGACY.execute("UPDATE jobs SET budget_usd = 6, version = version, updated_at = updated_at WHERE false;"
                + " ALTER TABLE worlds ADD COLUMN later text DEFAULT 'x'");
        assertThat(checksums(LEGACY)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        worlds         | name = 'nulls' WHERE name = 'Nulls'
        worlds         | rules = '["null"]' WHERE name = 'Nulls'
        worlds         | checksum = '' WHERE name = 'Mgłogród'
        worlds         | updated_at = updated_at + interval '1 microsecond' WHERE name = 'Nulls'
        worlds         | geography = jsonb_set(geography::jsonb, '{climate}', 'null') WHERE name = 'Mgłogród'
        jobs           | status = 'running' WHERE status = 'pending'
        jobs           | inspiration = '' WHERE inspiration IS NULL
        jobs           | completed_at = NULL WHERE completed_at IS NOT NULL
        artifacts      | data = '{"a": []}' WHERE checksum = 'stale'
        artifacts      | version = version + 1
        characters     | relationships = '[{"type": "x"}]' WHERE relationships::text = 'null'
        timelines      | nodes = '[{}]' WHERE nodes::text = 'null'
        qa_reports     | passed = NOT passed
        qa_reports     | logic_score = 5e-324 WHERE logic_score = 0
        cost_snapshots | cost_usd = 0.3 WHERE cost_usd = 0.1::float8 + 0.2::float8
        cost_snapshots | job_id = (SELECT max(id::text)::uuid FROM jobs)
        """)
    void everyChangeOfALegacyValueChangesTheOneOfItsTableOnly(String table, String change) {
        CHANGED.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        VersionedDatabase.legacy(CHANGED, ROWS);
        SortedMap<String, TableContent> before = checksums(CHANGED);

        CHANGED.execute("UPDATE " + table + " SET " + change);

        SortedMap<String, TableContent> after = checksums(CHANGED);
        assertThat(after.remove(table)).isNotEqualTo(before.remove(table));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aNullInTheDataOfAnArtifactIsNoOtherValue() {
        CHANGED.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        VersionedDatabase.legacy(CHANGED, ROWS);
        List<String> checksums = Stream.of("null", "{}", "[]")
                .map(data -> {
                    CHANGED.execute("UPDATE artifacts SET data = '" + data + "'");
                    return String.valueOf(checksums(CHANGED).get("artifacts"));
                })
                .toList();

        assertThat(checksums).doesNotHaveDuplicates();
    }

    @Test
    void tablesThatAreNotTheLegacyOnesAreNamed() {
        FOREIGN.execute(Fixtures.read("legacy/alembic_af4b3ea397a4.sql") + "; ALTER TABLE jobs DROP COLUMN genre");

        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> checksums(FOREIGN))
                .withMessageContaining("The table jobs has no column genre");
    }
}
