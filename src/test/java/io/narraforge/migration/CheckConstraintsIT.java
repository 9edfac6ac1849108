package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Every CHECK of the schema refuses what it is there for; one without a row that it refuses fails here. */
class CheckConstraintsIT {
    private static final String JOB = "00000000-0000-4000-8000-0000000000a1";
    private static final String WORLD = "00000000-0000-4000-8000-0000000000a2";
    private static final Map<String, Map<String, String>> SOUND_ROWS = Map.of(
            "jobs", Map.of("type", "novel", "genre", "x"),
            "worlds", Map.of("name", "another"),
            "characters", Map.of("world_id", WORLD, "name", "x"),
            "timelines", Map.of("world_id", WORLD),
            "artifacts", Map.of("job_id", JOB, "type", "x", "data", "{\"a\": 1}"),
            "qa_reports",
                    Map.of(
                            "job_id", JOB,
                            "passed", "true",
                            "logic_score", "1",
                            "psychology_score", "1",
                            "timeline_score", "1"),
            "cost_snapshots", Map.of("job_id", JOB, "stage", "s", "model", "m", "tokens_used", "0", "cost_usd", "1"));
    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "1",
            "\"x\"",
            "[]",
            "[\"x\"]",
            "[\"x\", null]",
            "[1]",
            "[[\"x\"]]",
            "[{}]",
            "[[{}]]",
            "[{}, 1]",
            "{}",
            "{\"a\": 1}");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @BeforeAll
    static void insertParents() {
        DATABASE.execute("INSERT INTO jobs (id, type, genre) VALUES ('%s', 'saga', 'x')".formatted(JOB));
        DATABASE.execute("INSERT INTO worlds (id, name) VALUES ('%s', 'x')".formatted(WORLD));
    }

    /** One column of an otherwise sound row holds what this CHECK is there to refuse. */
    record Violation(String check, String table, String column, String value) {
        static Violation parse(String line) {
            String[] parts = line.split(" ", 4);
            return new Violation(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    static Stream<Violation> violations() {
        return Fixtures.read("check-violations.txt").lines().map(Violation::parse);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void theCheckRefusesTheRow(Violation violation) {
        // 23514: check_violation
        assertThatThrownBy(() -> insert(violation.table(), violation.column(), violation.value()))
                .cause()
                .asInstanceOf(type(PSQLException.class))
                .extracting(PSQLException::getSQLState, CheckConstraintsIT::constraint)
                .containsExactly("23514", violation.check());
    }

    private static @Nullable String constraint(PSQLException refusal) {
        ServerErrorMessage message = refusal.getServerErrorMessage();
        return message == null ? null : message.getConstraint();
    }

    @Test
    void everyCheckOfTheSchemaHasARowThatItRefuses() {
        assertThat(violations().map(Violation::check).distinct())
                .containsExactlyInAnyOrderElementsOf(DATABASE.queryTexts("""
                    SELECT conname FROM pg_constraint
                    WHERE contype = 'c' AND connamespace = 'public'::regnamespace
                    """));
    }

    /** The server puts the field's name before the comment, so a CHECK is of one column. */
    @Test
    void everyCheckSaysInItsCommentWhatItAllows() {
        List<String> checks =
                DATABASE.queryTexts("""
                    SELECT concat_ws(E'\\t', conname, cardinality(conkey), obj_description(oid, 'pg_constraint'))
                    FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace
                    """).stream().map(String::valueOf).toList();

        assertThat(checks).hasSize(37).allSatisfy(check -> {
            String[] parts = check.split("\t", 3);
            assertThat(parts).containsExactly(parts[0], "1", allowance(parts[0]));
        });
    }

    private static String allowance(String check) {
        return switch (check.replaceFirst("^.*_is_", "")) {
            case "known" ->
                check.equals("jobs_type_is_known")
                        ? "must be short_story, novella, novel or saga"
                        : "must be queued, running, completed, failed or cancelled";
            case "list_of_strings" -> "must be a list of strings";
            case "list_of_objects" -> "must be a list of objects";
            case "object" -> "must be an object";
            case "non_empty_object" -> "must be an object with at least one key";
            case "positive" -> "must be 1 or more";
            case "not_negative" -> "must be 0 or more";
            case "0_to_1" -> "must be 0 to 1";
            case "0_to_100" -> "must be 0 to 100";
            case "0_to_1000" -> "must be 0 to 1,000";
            case "in_years_1_to_9999" -> "must be in the years 1 to 9999 of UTC";
            default -> throw new IllegalArgumentException("the name of " + check + " says no rule that is known here");
        };
    }

    @Test
    void aCheckOfJsonAcceptsItsShapeAndIsFalseForEveryOther() {
        List<String> checks =
                DATABASE.queryTexts("""
                    SELECT concat_ws(E'\\t', conname, attname, pg_get_expr(conbin, conrelid))
                    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
                    WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND atttypid = 'jsonb'::regtype
                    """).stream().map(String::valueOf).toList();

        assertThat(checks).hasSize(12).allSatisfy(check -> {
            String[] parts = check.split("\t", 3);
            assertThat(verdicts(parts[1], parts[2]))
                    .containsExactlyElementsOf(JSON_VALUES.stream()
                            .map(value -> accepted(parts[0]).contains(value) + " for " + value)
                            .toList());
        });
    }

    /** In the list of a SELECT, as in a CHECK, an AND is tried from left to right; a WHERE would sort its parts. */
    private static List<@Nullable String> verdicts(String column, String expression) {
        String values = JSON_VALUES.stream().map("('%s'::jsonb)"::formatted).collect(Collectors.joining(", "));
        return DATABASE.queryTexts(
                "SELECT coalesce((%2$s)::text, 'NULL') || ' for ' || %1$s FROM (VALUES %3$s) AS v (%1$s)"
                        .formatted(column, expression, values));
    }

    private static List<String> accepted(String check) {
        return switch (check.replaceFirst("^.*_is_", "")) {
            case "list_of_strings" -> List.of("[]", "[\"x\"]");
            case "list_of_objects" -> List.of("[]", "[{}]");
            case "object" -> List.of("{}", "{\"a\": 1}");
            case "non_empty_object" -> List.of("{\"a\": 1}");
            default -> throw new IllegalArgumentException("the name of " + check + " says no shape that is known here");
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "jobs budget_usd 0",
                "jobs budget_usd 1000",
                "jobs type short_story",
                "jobs type novella",
                "jobs status running",
                "jobs status completed",
                "jobs status failed",
                "jobs status cancelled",
                "artifacts version 1",
                "qa_reports logic_score 0",
                "qa_reports psychology_score 5e-324",
                "qa_reports timeline_score 0",
                "cost_snapshots tokens_used 2147483647",
                "cost_snapshots cost_usd 0",
                "cost_snapshots cost_usd 100"
            })
    void theLastValueWithinARuleIsAccepted(String table, String column, String value) {
        assertThat(insert(table, column, value)).isEqualTo(1);
    }

    @Test
    void everyTimeIsWithinTheCalendarThatTheContractCanWrite() {
        List<String> columns =
                DATABASE.queryTexts("""
                    SELECT table_name || ' ' || column_name FROM information_schema.columns
                    WHERE table_schema = 'public' AND data_type LIKE 'timestamp%'
                        AND table_name NOT IN ('flyway_schema_history', 'mutation_answers')
                    """).stream().map(String::valueOf).toList();

        assertThat(columns).hasSize(12).allSatisfy(column -> {
            String[] parts = column.split(" ", 2);
            assertThat(insert(parts[0], parts[1], "0001-01-01 00:00:00+00")).isEqualTo(1);
            assertThat(insert(parts[0], parts[1], "9999-12-31 22:59:59.999999-01"))
                    .isEqualTo(1);
            assertThat(violations().filter(violation -> column.equals(violation.table() + " " + violation.column())))
                    .as("rows that the CHECK of " + column + " refuses")
                    .hasSizeGreaterThanOrEqualTo(4);
        });
    }

    /** Tells how many rows were inserted; none of them stays. */
    private static int insert(String table, String column, String value) {
        var row = new TreeMap<>(SOUND_ROWS.getOrDefault(table, Map.of()));
        row.put(column, value);
        String values = row.values().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
        String statement = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", row.keySet()), values);
        return DATABASE.database().run(session -> {
            session.setAutoCommit(false);
            try (var insert = session.createStatement()) {
                return insert.executeUpdate(statement);
            } finally {
                session.rollback();
            }
        });
    }
}
