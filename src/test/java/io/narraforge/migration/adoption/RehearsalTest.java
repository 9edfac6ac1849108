package io.narraforge.migration.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.migration.adoption.Rehearsal.Content;
import io.narraforge.migration.adoption.Rehearsal.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Content TWO_ROWS = new Content(2, "aa");

    @Test
    void whatIsKeptIsNoFinding() {
        assertThat(rehearsal(new Content(2, "aa")).findings()).isEmpty();
    }

    @Test
    void rowsThatAreGoneAreCountedAndRowsThatSaySomethingElseAreAFindingToo() {
        assertThat(rehearsal(new Content(1, "bb")).findings())
                .containsExactly("worlds: of 2 rows, 1 are left after the migrations");
        assertThat(rehearsal(new Content(2, "bb")).findings())
                .containsExactly("worlds: its 2 rows do not say after the migrations what they said before");
    }

    @Test
    void aVersionThatFailedIsAFindingAndItsTablesAreNotCompared() {
        var failed = new Rehearsal(
                List.of(new Table("worlds", TWO_ROWS, Optional.empty())), List.of(), List.of("V2 failed"), List.of());

        assertThat(failed.findings()).containsExactly("V2 failed");
        assertThat(failed.tables().getFirst().isKept()).isFalse();
    }

    private static Rehearsal rehearsal(Content migrated) {
        return new Rehearsal(
                List.of(new Table("worlds", TWO_ROWS, Optional.of(migrated))), List.of(), List.of(), List.of());
    }
}
