package io.narraforge.feature.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.feature.search.Fragment.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HighlightTest {
    private static List<Part> parts(String searched, String text) {
        return new Highlight(searched).partsOf(text);
    }

    private static String marked(String searched, String text) {
        return parts(searched, text).stream()
                .map(part -> part.match() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @Test
    void wordsAreMarkedAsTheyAreStored() {
        assertThat(marked("powodz MGŁA", "Powódź, a potem mgła.")).isEqualTo("[Powódź], a potem [mgła].");
        assertThat(marked("o\u0301sma", "(ósma)")).isEqualTo("([ósma])");
        assertThat(marked("noc", "dzień/noc-noc")).isEqualTo("dzień/[noc]-[noc]");
    }

    @Test
    void onlyTheLastWordMayBeABeginning() {
        assertThat(marked("po mg", "po mgle, pomoc")).isEqualTo("[po] [mgle], pomoc");
        assertThat(marked("mg po", "mgła po pomoc")).isEqualTo("mgła [po] [pomoc]");
    }

    @Test
    void whatIsLikeTheWordsIsMarkedOnlyWhereNoneIsThemself() {
        assertThat(marked("mglogrud", "Kroniki Mgłogrodu")).isEqualTo("Kroniki [Mgłogrodu]");
        assertThat(marked("mglogrud", "Mgłogrud i Mgłogród")).isEqualTo("[Mgłogrud] i Mgłogród");
        assertThat(marked("xyz", "Mgłogród")).isEqualTo("Mgłogród");
    }

    @Test
    void ofALongTextWhatIsAroundTheMostMarksIsShown() {
        String text = "mgła " + "fala brzeg ".repeat(100) + "tu mgła i powódź " + "kamień mur ".repeat(100);

        assertThat(marked("mgla powodz", text))
                .startsWith("…")
                .contains(" tu [mgła] i [powódź] kamień")
                .endsWith("…")
                .hasSizeBetween(150, 220);
        assertThat(marked("mgla", text)).startsWith("[mgła] fala").endsWith("…");
    }

    @Test
    void aTextWithoutBlanksIsCutBetweenCharacters() {
        for (int shift = 0; shift < 4; shift++) {
            String text = "x".repeat(shift) + "😀".repeat(400) + " mgła " + "😀".repeat(400);

            assertThat(parts("mgla", text))
                    .anyMatch(part -> part.match() && part.text().equals("mgła"))
                    .allSatisfy(part -> assertThat(
                                    StandardCharsets.UTF_8.newEncoder().canEncode(part.text()))
                            .isTrue());
        }
    }

    @Test
    void nothingIsAddedToAShortText() {
        assertThat(parts("a", "")).isEmpty();
        assertThat(parts("a", "…[b]…")).containsExactly(new Part("…[b]…", false));
    }
}
