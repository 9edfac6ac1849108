package io.narraforge.feature.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is marked in a fragment is what was found: both fold letters alike. */
class FoldedTextIT {
    /** Letters of old prints and of none, of which one of the two keeps a dot, a ring or an apostrophe. */
    private static final String OTHERWISE = "Ŀŀŉẚẛẜẝ";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @Test
    void lettersOfLatinAlphabetsAreFoldedAsTheDatabaseFoldsThem() {
        List<String> letters = IntStream.concat(IntStream.range(0xc0, 0x180), IntStream.range(0x1e00, 0x1efa))
                .filter(Character::isLetter)
                .filter(letter -> OTHERWISE.indexOf(letter) < 0)
                .mapToObj(Character::toString)
                .toList();
        List<String> inSql = letters.stream()
                .map(letter -> letter + " " + DATABASE.queryText("SELECT search_fold('" + letter + "')"))
                .toList();

        assertThat(letters.stream().map(letter -> letter + " " + FoldedText.of(letter)))
                .hasSizeGreaterThan(400)
                .containsExactlyElementsOf(inSql);
    }

    @Test
    void likenessIsThatOfTheDatabase() {
        for (String word : List.of("mglogrud", "mglogrod", "m", "kinga", "aaaa")) {
            assertThat(Trigrams.similarity("mglogrod", word))
                    .isCloseTo(
                            Double.parseDouble(String.valueOf(
                                    DATABASE.queryText("SELECT similarity('mglogrod', '" + word + "')"))),
                            within(1e-6));
        }
    }
}
