package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.narraforge.demo.Person.Gender;
import io.narraforge.demo.Texts.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTextsTest {
    private static final Map<String, Integer> FIELDS = Map.ofEntries(
            Map.entry("arcs", 5),
            Map.entry("bonds", 2),
            Map.entry("motivations", 3),
            Map.entry("events", 2),
            Map.entry("acts", 2),
            Map.entry("scenes", 3),
            Map.entry("styles", 4),
            Map.entry("locations", 3));

    private static final Map<String, Integer> POLISH_FIELDS = Map.of("men", 3, "women", 3, "nouns", 2, "adjectives", 3);

    private static final List<String> ONE_FIELD = List.of(
            "surnames",
            "themes",
            "tones",
            "audiences",
            "roles",
            "inspirations",
            "limits",
            "details",
            "tags",
            "structures",
            "conflicts",
            "notes",
            "errors",
            "warnings",
            "explanations",
            "failures",
            "prose",
            "genres",
            "world names",
            "rules",
            "climates",
            "continents",
            "settings",
            "summaries",
            "history",
            "epithets");

    @ParameterizedTest
    @CsvSource({"pl,sea", "pl,ash", "pl,forest", "pl,orbit", "en,sea", "en,ash", "en,forest", "en,orbit"})
    void everyLineHasItsFieldsAndFillsForBothGenders(String language, String milieu) {
        Texts texts = Texts.read(language, milieu);

        FIELDS.forEach((section, fields) -> check(texts, section, fields));
        ONE_FIELD.forEach(section -> check(texts, section, 1));
        POLISH_FIELDS.forEach((section, fields) -> check(texts, section, language.equals("pl") ? fields : 1));
    }

    private static void check(Texts texts, String section, int fields) {
        assertThat(texts.section(section))
                .as(section)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(line -> {
                    assertThat(line.fields()).hasSize(fields).doesNotContain("");
                    for (Gender gender : Gender.values()) {
                        Phrase phrase = phrase(gender);
                        // What nothing replaced is an unclosed bracket; a slash would be a choice that nobody made.
                        line.fields()
                                .forEach(field -> assertThat(phrase.fill(field))
                                        .isNotBlank()
                                        .doesNotContainPattern("[{}\\[\\]<>|/]")
                                        .doesNotContain("  "));
                    }
                });
    }

    private static Phrase phrase(Gender gender) {
        var name = new Line(List.of("Zofia", "Zofii", "Zofią"));
        var person = new Person(new UUID(0, 0), "Zofia Wilczek", name, gender);
        return new Phrase(person, person, new Line(List.of("Rdzeń", "w Rdzeniu", "do Rdzenia")), "Mgłogród");
    }

    @ParameterizedTest
    @CsvSource({"pl", "en"})
    void stagesCategoriesAndGendersAreWhereTheCodeLooksForThem(String language) {
        Texts texts = Texts.read(language, "sea");

        assertThat(texts.section("arcs"))
                .allSatisfy(arc -> assertThat(arc.fields()).allMatch(stage -> stage.contains(": ")));
        assertThat(texts.section("errors"))
                .allSatisfy(error -> assertThat(error.text()).contains(": "));
        assertThat(texts.section("warnings"))
                .allSatisfy(warning -> assertThat(warning.text()).contains(": "));
        if (language.equals("pl")) {
            assertThat(texts.section("nouns"))
                    .extracting(noun -> noun.form(1))
                    .containsAnyOf("m", "f", "n")
                    .allMatch("mfn"::contains);
        }
    }

    @ParameterizedTest
    @CsvSource({"{hero}{nobody}", "[only one side]"})
    void aMistakeInATextIsRefusedByName(String template) {
        assertThatIllegalStateException()
                .isThrownBy(() -> phrase(Gender.FEMININE).fill(template))
                .withMessageContaining(template.contains("nobody") ? "nobody" : "only one side");
    }

    @ParameterizedTest
    @CsvSource({"40", "2000", "9000"})
    void worldNamesAreUnique(int worlds) {
        var source = new Worlds(DemoPlan.ofWorlds(worlds));

        List<String> names = IntStream.range(0, worlds)
                .mapToObj(row -> source.world(row).name())
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() <= 200);
        assertThat(names.stream().anyMatch(name -> name.endsWith(" II")))
                .as("numbered only when the combinations have run out")
                .isEqualTo(worlds > 2_500);
    }

    @ParameterizedTest
    @CsvSource({"4, IV", "9, IX", "14, XIV", "40, XL", "1994, MCMXCIV"})
    void numbersAfterNamesAreRoman(int number, String written) {
        assertThat(WorldNames.roman(number)).isEqualTo(written);
    }
}
