package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.RollingBack.Loss;
import io.narraforge.problem.ProblemOccurredException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way down, version by version: to what was there before, or not at all. */
@BesideOthers
@Timeout(120)
class RollbackIT {
    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase FILLED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase DRIFTED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase ODD = TestDatabases.empty();

    /** With a value of its own in every column that a version after V1 has added. */
    private static final String ROWS = """
        INSERT INTO worlds (id, name) VALUES ('00000000-0000-4000-8000-0000000000c1', 'kept');
        INSERT INTO jobs (id, type, genre, world_id, budget_usd, error_message)
        VALUES ('00000000-0000-4000-8000-0000000000c2', 'novel', 'g', '00000000-0000-4000-8000-0000000000c1', 7, 'e');
        INSERT INTO characters (world_id, name) SELECT id, 'c' FROM worlds;
        INSERT INTO timelines (world_id) SELECT id FROM worlds;
        INSERT INTO artifacts (job_id, type, data) SELECT id, 'prose', '{"a": 1}' FROM jobs;
        INSERT INTO qa_reports (job_id, logic_score, psychology_score, timeline_score) SELECT id, 1, 1, 1 FROM jobs;
        INSERT INTO cost_snapshots (job_id, stage, tokens_used, cost_usd, model)
        SELECT id, 's', 1, 0.12345678901234567890123, 'm' FROM jobs;
        INSERT INTO mutation_answers (idempotency_key, request_hash, answer, errors) VALUES ('k', 'h', '{}', '[]');
        UPDATE jobs SET genre = 'h';
        UPDATE characters SET name = 'd';
        UPDATE timelines SET nodes = '[{}]';
        """;

    private static final String COLUMNS = """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'\
        """;

    /** What V2 kept to restore it: U2 does, before it drops them. */
    private static final Set<String> GIVEN_BACK =
            Set.of("legacy_job_statuses", "legacy_world_checksums", "legacy_json_nulls");

    @Test
    void whatWasNotWrittenSinceIsNotAskedForAndTheWayUpIsOpenAgain() {
        Commands commands = Commands.ofBuild(EMPTY);
        List<String> versions = List.copyOf(status(EMPTY).versions());

        for (int last = versions.size() - 1; last > 0; last--) {
            RollbackOutcome outcome = commands.rollback(Loss.REFUSED);

            assertThat(outcome.undone()).isEqualTo(versions.get(last));
            assertThat(outcome.at()).contains(versions.get(last - 1));
            assertThat(outcome.lost()).isEmpty();
            assertThat(status(EMPTY).current()).contains(versions.get(last - 1));
        }
        assertThat(commands.told())
                .as("each was compared with what the schema had been")
                .noneMatch(sentence -> sentence.startsWith("Warning"));
        assertThat(refusal(commands, Loss.ACCEPTED)).startsWith("V1 cannot be undone: ");
        assertThat(commands.migrate().applied()).hasSize(versions.size() - 1);
        commands.requireReady();
    }

    @Test
    void everyColumnThatIsDroppedIsNamedAndNothingChangesUnlessItIsForced() {
        FILLED.execute(ROWS);
        Commands commands = Commands.ofBuild(FILLED);
        Set<String> neverNamed = new HashSet<>();

        while (!status(FILLED).current().equals(Optional.of("V1"))) {
            Set<String> before = columns();
            String version = status(FILLED).current().orElseThrow();
            Optional<String> refusal = refusalOfLoss(commands);
            RollbackOutcome outcome = refusal.isPresent() ? commands.rollback(Loss.ACCEPTED) : lastOf(commands);
            String named = String.join("\n", outcome.lost());
            refusal.ifPresent(words -> assertThat(words)
                    .startsWith("Undoing " + version + " would lose what was written since, so nothing was changed:\n"
                            + named)
                    .endsWith("./narra db rollback --force"));
            before.removeAll(columns());
            before.stream()
                    .filter(column -> !GIVEN_BACK.contains(tableOf(column)))
                    .filter(column -> !named.contains(column) && !named.contains("Lost with " + tableOf(column) + ":"))
                    .forEach(neverNamed::add);
        }

        assertThat(neverNamed).isEmpty();
        assertThat(FILLED.queryText("SELECT concat_ws(' ', name, (SELECT genre FROM jobs)) FROM worlds"))
                .isEqualTo("kept h");
        assertThat(FILLED.queryText("SELECT detail ->> 'lost' FROM narra_history.runs"
                        + " WHERE version = 'V2' AND state = 'done'"))
                .contains("cost_snapshots.cost_usd");
    }

    /** What the last successful rollback told, when it was not refused. */
    private @Nullable RollbackOutcome unrefused;

    private Optional<String> refusalOfLoss(Commands commands) {
        String version = status(FILLED).current().orElseThrow();
        try {
            unrefused = commands.rollback(Loss.REFUSED);
            return Optional.empty();
        } catch (ProblemOccurredException refused) {
            assertThat(status(FILLED).current()).contains(version);
            return Optional.of(refused.problem().message());
        }
    }

    private RollbackOutcome lastOf(Commands commands) {
        assertThat(unrefused).as("of %s", commands.told()).isNotNull();
        return Objects.requireNonNull(unrefused);
    }

    @Test
    void aSchemaThatHasDriftedIsLeftAsItIs() {
        DRIFTED.execute("CREATE INDEX by_hand ON worlds (checksum)");
        List<String> catalog = CatalogFingerprint.of(DRIFTED);
        Commands commands = Commands.ofBuild(DRIFTED);

        assertThat(refusal(commands, Loss.ACCEPTED))
                .contains("index by_hand of table worlds is extra", "./narra db check");
        assertThat(CatalogFingerprint.of(DRIFTED)).isEqualTo(catalog);
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(commands::requireReady)
                .withMessageContaining("./narra db check");

        DRIFTED.execute("DROP INDEX by_hand");
        assertThat(commands.rollback(Loss.REFUSED).lost()).isEmpty();
    }

    @Test
    void whatHasNoWayBackSaysWhy() {
        Commands commands = Commands.with(ODD, "irreversible");
        commands.migrate();

        assertThat(refusal(commands, Loss.ACCEPTED)).endsWith("its undo file is not its inverse");
        ODD.execute("DELETE FROM flyway_schema_history WHERE version = '3'; ALTER TABLE stories DROP COLUMN author");
        assertThat(refusal(commands, Loss.ACCEPTED))
                .isEqualTo("V2 cannot be undone; its file says why: nobody knows the titles any more");
    }

    private static String refusal(Commands commands, Loss loss) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> commands.rollback(loss))
                .actual()
                .problem()
                .message();
    }

    private static SchemaStatus status(TestDatabase database) {
        return new Migrator(database.database().dataSource()).status();
    }

    private static Set<String> columns() {
        return FILLED.queryTexts(COLUMNS).stream().map(String::valueOf).collect(Collectors.toCollection(HashSet::new));
    }

    private static String tableOf(String column) {
        return column.substring(0, column.indexOf('.'));
    }
}
