package io.narraforge.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.contract.impact.Source;
import io.narraforge.contract.impact.SourceChange;
import io.narraforge.migration.lint.LintFile.Role;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesInWordsTest {
    private static final LintFile FIRST = Lint.file(
            Role.MIGRATION,
            "1",
            "CREATE TABLE jobs (id uuid PRIMARY KEY, genre text NOT NULL, length integer);"
                    + " CREATE TABLE stages (id uuid PRIMARY KEY);");

    private static List<String> changes(String sql) {
        return changes(Lint.file(Role.MIGRATION, "2", sql));
    }

    private static List<String> changes(LintFile file) {
        return SourcesInWords.changesOf(file).stream()
                .map(change -> change.place() + " " + change.sentence())
                .toList();
    }

    @Test
    void whatIsDroppedRenamedOrChangedIsToldWithItsLine() {
        assertThat(changes("""
            ALTER TABLE jobs DROP COLUMN genre, ALTER COLUMN length TYPE bigint;
            ALTER TABLE public.jobs RENAME COLUMN length TO words;
            ALTER TABLE jobs ALTER COLUMN id DROP NOT NULL;

            DROP TABLE stages;
            ALTER TABLE jobs RENAME TO orders;
            ALTER TYPE kind RENAME VALUE 'novel' TO 'book';
            """))
                .containsExactly(
                        "MIGRATION 2:1 the column jobs.genre is dropped",
                        "MIGRATION 2:1 the column jobs.length gets another type",
                        "MIGRATION 2:2 the column jobs.length is renamed",
                        "MIGRATION 2:3 the column jobs.id may be null",
                        "MIGRATION 2:5 the table stages is dropped",
                        "MIGRATION 2:6 the table jobs is renamed",
                        "MIGRATION 2:7 the value novel of kind is renamed");
    }

    @Test
    void whatIsAddedOrWasNotThereBeforeAffectsNobody() {
        assertThat(changes("""
            ALTER TABLE jobs ADD COLUMN words integer, ALTER COLUMN length SET NOT NULL;
            CREATE TABLE drafts (id uuid, title text);
            ALTER TABLE drafts DROP COLUMN title;
            DROP TABLE drafts;
            CREATE INDEX jobs_genre ON jobs (genre);
            DELETE FROM jobs;
            """)).isEmpty();
    }

    @Test
    void undoIsReadAsAMigrationIsEvenThatOfTheFirst() {
        LintFile undo = Lint.file(Role.UNDO, "1", "DROP TABLE drafts;");

        assertThat(SourcesInWords.changesOf(undo))
                .extracting(SourceChange::sentence)
                .containsExactly("the table drafts is dropped");
    }

    private static SourceChange anythingTo(String words) {
        return SourcesInWords.anythingTo(
                words, FileContext.of(FIRST, new SchemaState()).end());
    }

    @Test
    void tablesAndColumnsAreFoundByTheirNames() {
        assertThat(anythingTo("jobs.genre").source()).isEqualTo(new Source.Column("jobs", "genre"));
        assertThat(anythingTo("public.jobs.genre").source()).isEqualTo(new Source.Column("jobs", "genre"));
        assertThat(anythingTo("stages").source()).isEqualTo(new Source.Table("stages"));
        assertThat(anythingTo("stages").sentence()).isEqualTo("the table stages is dropped or changed");
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearestAndAllThatThereAre() {
        assertThatThrownBy(() -> anythingTo("job.genre"))
                .isInstanceOf(ProblemOccurredException.class)
                .hasMessageContaining("There is no table named job; did you mean jobs? There are jobs, stages");
        assertThatThrownBy(() -> anythingTo("jobs.gerne"))
                .hasMessageContaining(
                        "There is no column of jobs named gerne; did you mean genre? There are id, genre, length");
        assertThatThrownBy(() -> anythingTo("jobs.q"))
                .hasMessageContaining("There is no column of jobs named q. There are id, genre, length");
        assertThatThrownBy(() -> anythingTo("")).hasMessageContaining("There is no table named . There are");
        assertThatThrownBy(() -> SourcesInWords.changes("77"))
                .hasMessageContaining("There is no migration of version 77; there are 1, 2, ");
        assertThatThrownBy(() -> SourcesInWords.changes("nowhere/V9__x.sql"))
                .hasMessageContaining("nowhere/V9__x.sql can't be read");
    }

    @Test
    void migrationsOfTheBuildAreFoundByTheirVersion() {
        assertThat(SourcesInWords.changes("V2"))
                .isNotEmpty()
                .allSatisfy(change ->
                        assertThat(String.valueOf(change.place())).startsWith("db/migration/V2__typed_columns.sql:"));
        assertThat(SourcesInWords.changes("2")).isEqualTo(SourcesInWords.changes("V2"));
    }
}
