package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key and every documented order has its index, which gives the rows in that order, forwards and backwards. */
class IndexesIT {
    private static final Set<String> TEXTS = Set.of("name", "status", "type", "genre", "stage", "model");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    /**
     * One documented order, and the index for it.
     *
     * @param parent the key of a connection's parent; empty for a root list
     */
    record Order(String index, String table, String parent, String keys) {
        static Order parse(String line) {
            String[] parts = line.split("\\s*\\|\\s*", 4);
            return new Order(parts[0], parts[1], parts[2], parts[3]);
        }

        String page(String direction) {
            String order = Arrays.stream(keys.split(", "))
                    .map(key -> (TEXTS.contains(key) ? key + " COLLATE \"und-x-icu\" " : key + " ") + direction)
                    .collect(Collectors.joining(", "));
            String rows = parent.isEmpty() ? "" : " WHERE " + parent + " = '00000000-0000-4000-8000-000000000000'";
            return "SELECT id FROM %s%s ORDER BY %s LIMIT 51".formatted(table, rows, order);
        }
    }

    static Stream<Order> orders() {
        return """
            worlds_created_at_id_idx                | worlds         |          | created_at, id
            worlds_updated_at_id_idx                | worlds         |          | updated_at, id
            worlds_name_id_idx                      | worlds         |          | name, id
            characters_created_at_id_idx            | characters     |          | created_at, id
            characters_updated_at_id_idx            | characters     |          | updated_at, id
            characters_name_id_idx                  | characters     |          | name, id
            characters_world_id_created_at_id_idx   | characters     | world_id | created_at, id
            characters_world_id_name_id_idx         | characters     | world_id | name, id
            timelines_created_at_id_idx             | timelines      |          | created_at, id
            timelines_world_id_created_at_id_idx    | timelines      | world_id | created_at, id
            jobs_created_at_id_idx                  | jobs           |          | created_at, id
            jobs_updated_at_id_idx                  | jobs           |          | updated_at, id
            jobs_completed_at_id_idx                | jobs           |          | completed_at, id
            jobs_status_created_at_id_idx           | jobs           |          | status, created_at, id
            jobs_type_created_at_id_idx             | jobs           |          | type, created_at, id
            jobs_genre_created_at_id_idx            | jobs           |          | genre, created_at, id
            jobs_world_id_created_at_id_idx         | jobs           | world_id | created_at, id
            artifacts_created_at_id_idx             | artifacts      |          | created_at, id
            artifacts_job_id_created_at_id_idx      | artifacts      | job_id   | created_at, id
            artifacts_job_id_type_version_id_idx    | artifacts      | job_id   | type, version, id
            artifacts_type_created_at_id_idx        | artifacts      |          | type, created_at, id
            qa_reports_created_at_id_idx            | qa_reports     |          | created_at, id
            qa_reports_job_id_created_at_id_idx     | qa_reports     | job_id   | created_at, id
            qa_reports_passed_created_at_id_idx     | qa_reports     |          | passed, created_at, id
            cost_snapshots_created_at_id_idx        | cost_snapshots |          | created_at, id
            cost_snapshots_job_id_created_at_id_idx | cost_snapshots | job_id   | created_at, id
            cost_snapshots_stage_created_at_id_idx  | cost_snapshots |          | stage, created_at, id
            cost_snapshots_model_created_at_id_idx  | cost_snapshots |          | model, created_at, id
            """.lines().map(Order::parse);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theIndexGivesTheRowsInTheOrderWithoutASort(Order order) {
        assertThat(plan(order.page("ASC")))
                .contains("Scan using " + order.index() + " ")
                .doesNotContain("Sort");
        assertThat(plan(order.page("DESC")))
                .contains("Scan Backward using " + order.index() + " ")
                .doesNotContain("Sort");
    }

    @Test
    void everyIndexOfAnOrderIsAmongTheDocumentedOnes() {
        assertThat(orders().map(Order::index)).containsExactlyInAnyOrderElementsOf(DATABASE.queryTexts("""
            SELECT indexname FROM pg_indexes
            WHERE schemaname = 'public' AND indexname LIKE '%\\_id\\_idx'
            """));
    }

    /** The answers of mutations are looked up by their key and deleted by their age, and never listed. */
    @Test
    void everyTableCanBeReadInItsDefaultOrder() {
        assertThat(orders().filter(order ->
                                order.parent().isEmpty() && order.keys().equals("created_at, id"))
                        .map(Order::table))
                .containsExactlyInAnyOrderElementsOf(DATABASE.queryTexts("""
                    SELECT table_name FROM information_schema.columns
                    WHERE table_schema = 'public' AND column_name = 'created_at'
                        AND table_name <> 'mutation_answers'
                    """));
    }

    @Test
    void everyForeignKeyHasAnIndexThatBeginsWithIt() {
        assertThat(DATABASE.queryTexts("""
            SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
                SELECT FROM pg_index
                WHERE indrelid = conrelid AND indisvalid AND indpred IS NULL
                    AND (string_to_array(indkey::text, ' ')::int2[])[1:cardinality(conkey)] = conkey)
            """)).isEmpty();
        assertThat(DATABASE.queryText("SELECT count(*) FROM pg_constraint"
                        + " WHERE contype = 'f' AND connamespace = 'public'::regnamespace"))
                .isEqualTo("8");
    }

    /** With nothing but indexes to choose from. */
    private static String plan(String query) {
        return new QueryPlan(DATABASE, "enable_seqscan", "enable_bitmapscan", "enable_sort").explain(query);
    }
}
