package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What V4 makes: functions that depend on nothing around them, and indexes of every row whatever it holds. */
class SearchIndexesIT {
    private static final String EXTENSIONS =
            "SELECT extname || ' ' || nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace"
                    + " WHERE extname IN ('unaccent', 'pg_trgm') ORDER BY 1";

    @RegisterExtension
    static final TestDatabase POOREST = TestDatabases.empty("ENCODING UTF8 LOCALE_PROVIDER libc LOCALE 'C'");

    @RegisterExtension
    static final TestDatabase LEGACY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase ELSEWHERE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase NEEDED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    @Test
    void textsAreFoldedAlikeThoughTheDatabaseKnowsOnlyAscii() {
        VersionedDatabase.empty(POOREST).migrator().migrate();

        assertThat(POOREST.queryText("SELECT search_fold('ŁÓDŹ, Straße, ЖАР, mgłogro\u0301d')"))
                .isEqualTo("lodz, strasse, жар, mglogrod");
        assertThat(POOREST.queryText("SELECT search_words('  Zażółć–„gęślą” (jaźń)/ЖАР!')"))
                .isEqualTo("zazolc gesla jazn жар");
        assertThat(POOREST.queryText("SELECT search_vector('„Zażółć”…ЖАР') @@ search_query('zazolc жар')"))
                .isEqualTo("t");
    }

    @Test
    void legacyRowsAreFoundByWhatWasAsciiEscapedInThem() {
        VersionedDatabase.legacy(LEGACY, Fixtures.read("legacy/convertible-rows.sql"))
                .migrator()
                .migrate();

        assertThat(LEGACY.queryTexts("SELECT search_title(data) FROM artifacts"
                        + " WHERE search_document(search_title(data), data) @@ search_query('pamiec powodz')"))
                .containsExactly("Mgłogród");
        assertThat(LEGACY.queryTexts("SELECT name FROM worlds"
                        + " WHERE search_document(name, rules, geography, history, themes) @@ search_query('powo')"))
                .containsExactly("Mgłogród");
    }

    @Test
    void extensionsInAnotherSchemaAreFoundThereAndStayAfterTheUndo() throws SQLException {
        VersionedDatabase database = VersionedDatabase.empty(ELSEWHERE);
        ELSEWHERE.execute("CREATE SCHEMA \"Ext ensions\"; CREATE EXTENSION unaccent SCHEMA \"Ext ensions\";"
                + " CREATE EXTENSION pg_trgm SCHEMA \"Ext ensions\"");
        database.migrateTo("4");
        ELSEWHERE.execute("INSERT INTO worlds (name) VALUES ('Mgłogród')");

        assertThat(ELSEWHERE.queryTexts("SELECT is_equal::text FROM search_worlds_by_name('mglogrud')"))
                .containsExactly("false");
        assertThat(database.undo("4")).isEmpty();
        assertThat(ELSEWHERE.queryTexts(EXTENSIONS)).containsExactly("pg_trgm Ext ensions", "unaccent Ext ensions");

        database.migrator().migrate();
        assertThat(ELSEWHERE.queryTexts("SELECT is_equal::text FROM search_worlds_by_name('mglogrod')"))
                .containsExactly("true");
    }

    @Test
    void anExtensionThatSomebodyElseHasComeToNeedStaysAfterTheUndo() throws SQLException {
        VersionedDatabase database = VersionedDatabase.empty(NEEDED);
        database.migrateTo("4");
        NEEDED.execute("CREATE VIEW theirs AS SELECT similarity('a', 'b')");

        assertThat(database.undo("4"))
                .singleElement()
                .asString()
                .startsWith("The extension pg_trgm stays: cannot drop extension pg_trgm");
        assertThat(NEEDED.queryTexts(EXTENSIONS)).containsExactly("pg_trgm public");
    }

    @Test
    void theExtensionsCannotBeDroppedFromUnderTheIndexes() {
        for (String extension : List.of("unaccent", "pg_trgm")) {
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> MIGRATED.execute("DROP EXTENSION " + extension))
                    .satisfies(refusal ->
                            assertThat(refusal.getCause()).hasMessageContaining("cannot drop extension " + extension));
        }
    }

    @Test
    void theFunctionsDependOnNoSearchPath() {
        assertThat(MIGRATED.queryText("SELECT set_config('search_path', '', false) || public.search_fold('Ł')"
                        + " || public.search_document('Ł', '[\"x\"]') || (SELECT count(*) FROM"
                        + " public.search_worlds_by_name('Ł')) || (SELECT path FROM"
                        + " public.search_fragment(ARRAY['a'], ARRAY['[\"Ł\"]'::jsonb], 'l'))::text"
                        + " || set_config('search_path', 'public', false)"))
                .isEqualTo("l'l':1A 'x':20{a,0}public");
    }
}
