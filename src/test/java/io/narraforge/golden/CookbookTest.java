package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookbookTest {
    private static final String WHOLE = """
        ### Who is where?

        All of them.

        ```graphql
        query Who($name: String!) { a }
        ```

        ```json
        {"name": "x"}
        ```

        ```json
        {"data": null}
        ```
        """;

    private static List<String> defectsOf(String markdown) {
        return Cookbook.of(markdown).recipes().getFirst().defects();
    }

    @Test
    void sectionsOfTheThirdLevelAreQuestions() {
        Cookbook cookbook = Cookbook.of("# Title\n\nHello.\n\n## Part\n\n" + WHOLE + "\n## Part two\n\nEnd.\n");
        assertThat(cookbook.recipes()).hasSize(1);
        Recipe recipe = cookbook.recipes().getFirst();
        assertThat(recipe.defects()).isEmpty();
        assertThat(recipe.title()).isEqualTo("Who is where?");
        assertThat(recipe.operationName()).isEqualTo("Who");
        assertThat(recipe.query()).isEqualTo("query Who($name: String!) { a }\n");
        assertThat(recipe.answer()).isEqualTo("{\"data\": null}\n");
    }

    @Test
    void theFirstOfTwoJsonBlocksIsTheVariables() throws JsonProcessingException {
        assertThat(Recipe.of(WHOLE).variables()).containsEntry("name", "x").hasSize(1);
    }

    @Test
    void questionsThatAreNotWholeAreSeen() {
        assertThat(defectsOf(WHOLE.replace("All of them.", ""))).containsExactly("no sentence");
        assertThat(defectsOf(WHOLE.replace("query Who", "query "))).contains("no named query");
        assertThat(defectsOf(WHOLE.replace("($name: String!)", "")))
                .containsExactly("blocks [graphql, json, json] instead of [graphql, json]");
        assertThat(defectsOf(WHOLE.replace("```json\n{\"name\": \"x\"}\n```\n", "")))
                .containsExactly("blocks [graphql, json] instead of [graphql, json, json]");
        assertThat(defectsOf("### Why?\n")).contains("no sentence", "no named query");
    }

    @Test
    void anAnswerIsWrittenInThePlaceOfTheOldOne() {
        assertThat(Recipe.of(WHOLE).withAnswer("{}\n")).isEqualTo(WHOLE.replace("{\"data\": null}", "{}"));
    }

    @Test
    void jsonThatFitsStandsOnALineAndKeepsItsDigits() throws JsonProcessingException {
        assertThat(JsonLayout.of("{\"b\":[1.10, 12345678901234567890123, null],\"a\":\"ł\\n\"}"))
                .isEqualTo("{\"b\": [1.10, 12345678901234567890123, null], \"a\": \"ł\\n\"}");
    }

    @Test
    void jsonThatIsTooLongIsBrokenWhereSeveralStandBesideEachOther() throws JsonProcessingException {
        String name = "x".repeat(60);
        assertThat(JsonLayout.of("{\"data\":{\"worlds\":{\"nodes\":[{\"name\":\"%1$s\"},{\"name\":\"%1$s\"}]}}}"
                        .formatted(name)))
                .isEqualTo("""
                    {"data": {"worlds": {"nodes": [
                      {"name": "%1$s"},
                      {"name": "%1$s"}
                    ]}}}\
                    """.formatted(name));
    }
}
