package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the screens filter by is looked up in an index, and the index finds what a scan of the rows finds. */
class FilterIndexesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase TRAVELLED = TestDatabases.empty();

    private static final QueryPlan IN_ORDER =
            new QueryPlan(DATABASE, "enable_seqscan", "enable_bitmapscan", "enable_sort");
    private static final QueryPlan BY_BITMAP =
            new QueryPlan(DATABASE, "enable_seqscan", "enable_indexscan", "enable_indexonlyscan");

    @BeforeAll
    static void insertRows() {
        DATABASE.execute("""
            INSERT INTO worlds (name, rules, themes, geography) VALUES
                ('Mgłogród', '["Nikt nie wychodzi"]', '["pamięć", "mgła"]', '{"climate": "mglisty"}'),
                ('ŁÓDŹ 100%', '[]', '["woda"]', '{"climate": "suchy", "continents": ["Wyspy"]}');
            INSERT INTO characters (world_id, name) SELECT id, name FROM worlds;
            INSERT INTO jobs (type, genre) VALUES ('novel', 'horror');
            INSERT INTO qa_reports (job_id, passed, logic_score, psychology_score, timeline_score)
                SELECT id, n > 2, 1, 1, 1 FROM jobs, generate_series(1, 1000) AS n;
            ANALYZE qa_reports;
            """);
    }

    /** One test of a column that an index serves. */
    record Lookup(String index, String table, String condition) {
        static Lookup parse(String line) {
            String[] parts = line.split("\\s*\\| \\s*", 3);
            return new Lookup(parts[0], parts[1], parts[2]);
        }
    }

    static Stream<Lookup> equalities() {
        return """
            jobs_type_created_at_id_idx            | jobs           | type COLLATE "und-x-icu" = 'novel'
            jobs_genre_created_at_id_idx           | jobs           | genre COLLATE "und-x-icu" = 'horror'
            jobs_status_created_at_id_idx          | jobs           | status COLLATE "und-x-icu" = 'queued'
            artifacts_type_created_at_id_idx       | artifacts      | type COLLATE "und-x-icu" = 'plot_outline'
            qa_reports_passed_created_at_id_idx    | qa_reports     | NOT passed
            cost_snapshots_stage_created_at_id_idx | cost_snapshots | stage COLLATE "und-x-icu" = 'qa'
            cost_snapshots_model_created_at_id_idx | cost_snapshots | model COLLATE "und-x-icu" = 'gpt-4o'
            """.lines().map(Lookup::parse);
    }

    @ParameterizedTest
    @MethodSource("equalities")
    void rowsThatAreEqualComeOutOfTheIndexInTheDefaultOrder(Lookup lookup) {
        String page = "SELECT id FROM %s WHERE %s ORDER BY created_at, id LIMIT 51"
                .formatted(lookup.table(), lookup.condition());

        assertThat(IN_ORDER.explain(page))
                .contains("Scan using " + lookup.index() + " ")
                .contains("Index Cond")
                .doesNotContain("Sort")
                .doesNotContain("Filter");
    }

    static Stream<Lookup> contents() {
        return """
            worlds_rules_idx               | worlds     | rules ? 'Nikt nie wychodzi'
            worlds_rules_idx               | worlds     | rules @> '["Nikt nie wychodzi"]'
            worlds_themes_idx              | worlds     | themes ? 'mgła'
            worlds_themes_idx              | worlds     | themes ?| ARRAY['mgła', 'nic']
            worlds_themes_idx              | worlds     | themes ?& ARRAY['mgła', 'pamięć']
            worlds_themes_idx              | worlds     | themes @> '["mgła"]'
            worlds_geography_idx           | worlds     | geography @> '{"climate": "mglisty"}'
            worlds_geography_idx           | worlds     | geography @? '$.climate ? (@ == "mglisty")'
            worlds_name_trgm_idx           | worlds     | name LIKE '%głogr%'
            worlds_lower_name_trgm_idx     | worlds     | lower(name COLLATE "und-x-icu") LIKE lower('%ŁOGRÓ%' COLLATE "und-x-icu")
            worlds_lower_name_trgm_idx     | worlds     | lower(name COLLATE "und-x-icu") LIKE lower('%OGRÓD' COLLATE "und-x-icu")
            characters_name_trgm_idx       | characters | name LIKE '%głogr%'
            characters_name_trgm_idx       | characters | name LIKE 'Mgł%'
            characters_lower_name_trgm_idx | characters | lower(name COLLATE "und-x-icu") LIKE lower('MGŁ%' COLLATE "und-x-icu")
            """.lines().map(Lookup::parse);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whatIsContainedIsFoundThroughTheIndex(Lookup lookup) {
        String query = "SELECT name FROM %s WHERE %s".formatted(lookup.table(), lookup.condition());

        assertThat(BY_BITMAP.explain(query)).contains("Bitmap Index Scan on " + lookup.index() + " ");
        assertThat(BY_BITMAP.rows(query)).containsExactly("Mgłogród");
    }

    @Test
    void undoingGivesBackTheCatalog() throws SQLException {
        VersionedDatabase travelled = VersionedDatabase.empty(TRAVELLED);
        travelled.migrateTo("5");
        List<String> before = travelled.catalog();
        travelled.migrateTo("6");
        List<String> after = travelled.catalog();

        assertThat(after).containsAll(before).hasSize(before.size() + 2 * 14);
        assertThat(travelled.undo("6")).isEmpty();
        assertThat(travelled.catalog()).isEqualTo(before);
        travelled.migrateTo("6");
        assertThat(travelled.catalog()).isEqualTo(after);
    }
}
