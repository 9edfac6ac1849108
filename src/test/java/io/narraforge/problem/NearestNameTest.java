package io.narraforge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void theNameWithTheFewestMistakesIsMeantWhateverTheCase() {
        assertThat(NearestName.of("gener", Stream.of("status", "genre", "gender")))
                .contains("gender");
        assertThat(NearestName.of("GENRE", Stream.of("status", "genre"))).contains("genre");
        assertThat(NearestName.hint("genr", Stream.of("genre"))).isEqualTo("; did you mean genre?");
    }

    @Test
    void ofNamesThatAreAsNearTheFirstByNameIsMeant() {
        assertThat(NearestName.of("joc", Stream.of("jot", "job"))).contains("job");
    }

    @Test
    void whatHasFewOfTheLettersOfAnyNameMeansNone() {
        assertThat(NearestName.of("xyzzy", Stream.of("genre", "x"))).isEmpty();
        assertThat(NearestName.hint("xyzzy", Stream.of("genre"))).isEmpty();
        assertThat(NearestName.of("g".repeat(101), Stream.of("g".repeat(101)))).isEmpty();
    }
}
