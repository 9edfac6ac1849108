package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.RepairOutcome.Repair;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.migration.StatementDifference.Line;
import io.narraforge.migration.StatementDifference.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a history may say of a migration that is not its file any more, and what is accepted of it. */
class RepairIT {
    @RegisterExtension
    static final TestDatabase REWORDED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase EDITED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase FORGOTTEN = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase FAILED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase AHEAD = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase RESTORED = TestDatabases.migrated();

    @Test
    void anotherWordingIsAcceptedWithoutAReason() {
        REWORDED.execute("""
            UPDATE narra_history.revisions SET text = '-- another comment' || chr(10) || text WHERE version = 'V3';
            UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3';
            """);
        Commands commands = Commands.ofBuild(REWORDED);

        RepairOutcome outcome = commands.repair(Optional.empty());

        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.repairs())
                .singleElement()
                .satisfies(repair -> assertThat(repair.explanation())
                        .isEqualTo("differs in comments and white space only; the file counts as applied now"));
        commands.requireReady();
    }

    @Test
    void otherStatementsAreShownAndAcceptedOnlyForAReasonThatIsKept() {
        EDITED.execute("""
            UPDATE narra_history.revisions SET text = text || 'DROP TABLE once;' WHERE version = 'V3';
            UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3';
            """);
        Commands commands = Commands.ofBuild(EDITED);

        RepairOutcome shown = commands.repair(Optional.empty());
        assertThat(shown.isComplete()).isFalse();
        Repair repair = shown.repairs().getFirst();
        assertThat(repair.explanation()).endsWith("./narra db repair --reason '…'");
        assertThat(repair.difference().orElseThrow().lines())
                .singleElement()
                .extracting(Line::side, Line::statement)
                .containsExactly(Side.APPLIED, "DROP TABLE once");
        assertThat(status(EDITED)).isEqualTo(Condition.EDITED);

        assertThat(commands.repair(Optional.of("by hand")).isComplete()).isTrue();
        assertThat(status(EDITED)).isEqualTo(Condition.CURRENT);
        assertThat(EDITED.queryTexts("SELECT concat_ws(' ', state, detail ->> 'reason', detail ->> 'repaired')"
                        + " FROM narra_history.runs ORDER BY id"))
                .containsExactly("done []", "done by hand [\"V3\"]");
    }

    @Test
    void aTextThatNobodyKeptCannotBeComparedSoAReasonIsWanted() {
        FORGOTTEN.execute("""
            DROP SCHEMA narra_history CASCADE;
            UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3';
            """);
        Commands commands = Commands.ofBuild(FORGOTTEN);

        assertThat(commands.repair(Optional.empty()).repairs())
                .singleElement()
                .satisfies(repair -> assertThat(repair.isMended()).isFalse())
                .satisfies(repair -> assertThat(repair.explanation()).contains("kept no text"));
        assertThat(commands.repair(Optional.of("checked by hand")).isComplete()).isTrue();
        assertThat(status(FORGOTTEN)).isEqualTo(Condition.CURRENT);
    }

    @Test
    void aVersionThatFailedIsForgottenWithWhatItLeftAndRunAgain() {
        Commands commands = Commands.with(FAILED, "concurrent");
        commands.migrate();
        FAILED.execute("""
            UPDATE flyway_schema_history SET success = false WHERE version = '2';
            UPDATE narra_history.revisions SET fingerprint_after = NULL WHERE version = 'V2';
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'stories_title_idx'::regclass;
            """);
        assertThat(commands.status())
                .returns(Condition.FAILED, SchemaStatus::condition)
                .returns(Optional.of("V1"), SchemaStatus::current);

        RepairOutcome outcome = commands.repair(Optional.empty());

        assertThat(outcome.repairs())
                .singleElement()
                .satisfies(repair -> assertThat(repair.explanation())
                        .contains("these indexes were not built to their end: stories_title_idx")
                        .endsWith("./narra db migrate"));
        assertThat(commands.migrate().applied())
                .extracting(AppliedVersion::version)
                .containsExactly("V2");
        assertThat(FAILED.queryText("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .isEqualTo("0");
    }

    @Test
    void whatThisBuildDoesNotKnowIsNotMendedHereAndNothingIsWritten() {
        AHEAD.execute("""
            INSERT INTO flyway_schema_history
            SELECT installed_rank + 100, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 1, true
            FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1\
            """);

        RepairOutcome outcome = Commands.ofBuild(AHEAD).repair(Optional.of("please"));

        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.remarks()).singleElement().asString().contains("V999");
        assertThat(AHEAD.queryText("SELECT count(*) FROM narra_history.runs")).isEqualTo("0");
    }

    @Test
    void aRestoreThatWasKilledIsInTheWayOfServingUntilItIsAcknowledged() {
        RESTORED.execute("INSERT INTO narra_history.runs (command, state, backend_pid, build)"
                + " VALUES ('db restore', 'running', 0, 'x')");
        Commands commands = Commands.ofBuild(RESTORED);

        assertThatThrownBy(commands::requireReady)
                .hasMessageContaining("was interrupted, and what it was to bring back is not there")
                .hasMessageEndingWith("./narra db restore FILE");
        assertThat(commands.repair(Optional.empty()).isComplete()).isFalse();
        assertThat(commands.repair(Optional.of("not needed any more")).isComplete())
                .isTrue();
        commands.requireReady();
    }

    private static Condition status(TestDatabase database) {
        return new Migrator(database.database().dataSource()).status().condition();
    }
}
