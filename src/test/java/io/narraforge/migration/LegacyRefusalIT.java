package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be converted is refused with a list of the rows, and the database stays as it is. */
class LegacyRefusalIT {
    private static final String HINT = "Nothing was changed. Mend or delete these rows, then migrate again.";

    @RegisterExtension
    static final TestDatabase EVERY_KIND = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase MANY_ROWS = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase NOT_UTF8 = TestDatabases.empty("ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C'");

    @Test
    void oneRefusalNamesEveryRowOfEveryKindAndNothingIsChanged() {
        VersionedDatabase legacy = VersionedDatabase.legacy(EVERY_KIND, Fixtures.read("legacy/refused-rows.sql"));
        List<String> catalog = legacy.catalog();
        List<@Nullable String> rows = rows(EVERY_KIND);
        List<String> reasons = Fixtures.read("legacy/refused-rows.txt").lines().toList();

        List<String> refusal = refusal(legacy);

        assertThat(refusal.getFirst()).endsWith("rolled back: 67 legacy values cannot be converted:");
        assertThat(refusal.subList(1, refusal.size() - 1)).hasSize(67).containsExactlyElementsOf(reasons);
        assertThat(refusal.getLast()).isEqualTo(HINT);
        assertThat(legacy.catalog()).isEqualTo(catalog);
        assertThat(rows(EVERY_KIND)).isEqualTo(rows).hasSize(32);
        assertThat(legacy.migrator().status().current()).contains("V1");
    }

    @Test
    void aColumnWithManyBadRowsListsAHundredOfThemAndCountsTheOthers() {
        VersionedDatabase legacy = VersionedDatabase.legacy(MANY_ROWS, """
            INSERT INTO jobs SELECT md5(n::text)::uuid, 'epic', 'g', NULL, '[]', 'queued', 'epoch', 'epoch', NULL
            FROM generate_series(1, 131) AS n
            """);

        List<String> refusal = refusal(legacy);

        assertThat(refusal.getFirst()).endsWith(": 262 legacy values cannot be converted:");
        assertThat(refusal).filteredOn(line -> line.startsWith("jobs.type of ")).hasSize(100);
        assertThat(refusal)
                .filteredOn(line -> line.startsWith("jobs.constraints of "))
                .hasSize(100);
        assertThat(refusal).contains("jobs.type: and 31 more rows", "jobs.constraints: and 31 more rows");
        assertThat(refusal).hasSize(204);
    }

    @Test
    void aDatabaseThatIsNotInUtf8IsRefused() {
        assertThat(refusal(VersionedDatabase.legacy(NOT_UTF8, "")).getFirst())
                .endsWith("The database is encoded in LATIN1; V2 needs UTF8:"
                        + " dump it and restore it into a UTF8 database");
    }

    /** As text: values that jsonb refuses can be compared no other way. */
    private static List<@Nullable String> rows(TestDatabase database) {
        return database.queryTexts(StoredValues.TABLES.stream()
                .map("SELECT %1$s::text FROM %1$s"::formatted)
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1")));
    }

    private static List<String> refusal(VersionedDatabase legacy) {
        Throwable refusal = catchThrowable(() -> legacy.migrator().migrate());
        assertThat(refusal).as("the refusal").isInstanceOf(ProblemOccurredException.class);
        return String.valueOf(refusal.getMessage()).lines().toList();
    }
}
