package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Text is folded and ordered by the collation that indexes and statements name. The database is the poorest there is:
 * of locale C, which is what a server gets that is set up and started in an empty environment.
 */
class TextOrderIT {
    private static final List<String> POLISH_ALPHABET =
            List.of("a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż".split(" "));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty("ENCODING UTF8 LOCALE_PROVIDER libc LOCALE 'C'");

    @BeforeAll
    static void migrate() {
        VersionedDatabase.empty(DATABASE).migrator().migrate();
    }

    @Test
    void polishLettersAreFoldedThoughTheDatabaseKnowsOnlyAscii() {
        assertThat(DATABASE.queryText("SELECT lower('ŁÓDŹ')")).isEqualTo("ŁÓdŹ");
        assertThat(DATABASE.queryText("SELECT lower('ŁÓDŹ' COLLATE \"und-x-icu\")"))
                .isEqualTo("łódź");
        assertThat(DATABASE.queryText("SELECT upper('łódź' COLLATE \"und-x-icu\")"))
                .isEqualTo("ŁÓDŹ");
    }

    @Test
    void polishNamesAreInAlphabeticalOrder() {
        insertWorlds(POLISH_ALPHABET);

        assertThat(DATABASE.queryTexts("SELECT name FROM worlds ORDER BY name COLLATE \"und-x-icu\", id"))
                .containsExactlyElementsOf(POLISH_ALPHABET);
        assertThat(DATABASE.queryTexts("SELECT name FROM worlds ORDER BY name"))
                .as("the database's own order")
                .isNotEqualTo(POLISH_ALPHABET);
    }

    @Test
    void namesOfPlacesAreOrderedWithoutRegardToCase() {
        List<String> names = List.of("Łąka", "łąki", "Łódź", "Mgłogród", "mgły", "Zając", "źródło", "Żuraw");
        insertWorlds(names);

        assertThat(DATABASE.queryTexts("SELECT name FROM worlds ORDER BY name COLLATE \"und-x-icu\", id"))
                .containsExactlyElementsOf(names);
    }

    private static void insertWorlds(List<String> names) {
        var shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(7));
        DATABASE.execute("DELETE FROM worlds; INSERT INTO worlds (name) VALUES "
                + shuffled.stream().map("('%s')"::formatted).collect(Collectors.joining(", ")));
    }
}
