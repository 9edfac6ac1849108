package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlAnswer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question of {@code docs/queries.md} has the answer that stands there, to the letter. With
 * {@code -Dgolden.update=true} the answers are written anew.
 */
class CookbookIT {
    private static final int QUESTIONS_AT_LEAST = 25;

    @RegisterExtension
    static final GoldenEngine ENGINE = new GoldenEngine();

    static List<Recipe> recipes() throws IOException {
        return Cookbook.ofTheDocs().recipes();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void questionHasTheAnswerThatIsWritten(Recipe recipe) throws IOException {
        GraphQlAnswer answer = ENGINE.execute(recipe.query(), recipe.variables());
        assertThat(answer.errors()).isEmpty();
        String answered = JsonLayout.of(GoldenCase.textOf(answer)) + "\n";
        if (Expectations.areWritten()) {
            Cookbook.write(recipe, answered);
        } else {
            assertThat(recipe.answer()).isEqualTo(answered);
        }
    }

    @Test
    void thereAreEnoughQuestionsAndEachIsWhole() throws IOException {
        assertThat(recipes())
                .hasSizeGreaterThanOrEqualTo(QUESTIONS_AT_LEAST)
                .allSatisfy(recipe ->
                        assertThat(recipe.defects()).as(recipe.title()).isEmpty());
        assertThat(recipes()).extracting(Recipe::operationName).doesNotHaveDuplicates();
        assertThat(recipes()).extracting(Recipe::title).doesNotHaveDuplicates();
    }
}
