package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way to V7 and back over legacy rows, with and without answers of mutations. */
class WritesMigrationIT {
    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql");

    @RegisterExtension
    static final TestDatabase TRAVELLED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase USED = TestDatabases.empty();

    @Test
    void undoingGivesBackTheCatalogAndNoValueChangesOnAnyWay() throws SQLException {
        VersionedDatabase travelled = VersionedDatabase.legacy(TRAVELLED, ROWS);
        travelled.migrateTo("6");
        StoredValues values = travelled.values();
        List<String> before = travelled.catalog();
        travelled.migrateTo("7");
        List<String> after = travelled.catalog();

        assertThat(after).isNotEqualTo(before);
        assertThat(travelled.undo("7")).isEmpty();
        assertThat(travelled.catalog()).isEqualTo(before);
        travelled.migrateTo("7");
        assertThat(travelled.catalog()).isEqualTo(after);
        assertThat(travelled.values().byPlace()).containsExactlyInAnyOrderEntriesOf(values.byPlace());
    }

    @Test
    void undoKeepsWhatWasFilledInAndCountsTheAnswersThatAreLost() throws SQLException {
        VersionedDatabase used = VersionedDatabase.legacy(USED, ROWS);
        used.migrateTo("7");
        USED.execute("""
            INSERT INTO mutation_answers (idempotency_key, request_hash, answer, errors)
            VALUES ('k1', 'h', '{}', '[]'), ('k2', 'h', '{}', '[]');
            UPDATE jobs SET status = 'running' WHERE id::text LIKE '%31';
            INSERT INTO artifacts (job_id, type, data) SELECT id, 'prose', '{"a": 1}' FROM jobs WHERE id::text LIKE '%31';
            INSERT INTO qa_reports (job_id, logic_score, psychology_score, timeline_score)
            SELECT id, 1, 1, 1 FROM jobs WHERE id::text LIKE '%32';
            """);
        StoredValues values = used.values();

        assertThat(used.undo("7"))
                .containsExactly(
                        "Lost with mutation_answers: the answers of 2 mutations, which are not known when they are"
                                + " repeated");
        assertThat(used.values().byPlace()).containsExactlyInAnyOrderEntriesOf(values.byPlace());
        assertThat(USED.queryText("""
            SELECT concat_ws(' ', (SELECT string_agg(version::text, ' ' ORDER BY version) FROM artifacts WHERE type = 'prose'),
                (SELECT passed FROM qa_reports WHERE job_id::text LIKE '%32'))
            """)).isEqualTo("1 2 t");
    }
}
