package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question of {@code docs/queries.md} and {@code docs/mutations.md} has the answer that stands there, to the letter.
 * With {@code -Dgolden.update=true} the answers are written anew.
 */
class CookbookIT {
    @RegisterExtension
    static final GoldenEngine ENGINE = new GoldenEngine();

    static List<Recipe> queries() throws IOException {
        return Cookbook.of(Cookbook.QUERIES).recipes();
    }

    static List<Recipe> mutations() throws IOException {
        return Cookbook.of(Cookbook.MUTATIONS).recipes();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void questionHasTheAnswerThatIsWritten(Recipe recipe) throws IOException {
        assertAnswer(recipe, Cookbook.QUERIES);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void changeHasTheAnswerThatIsWritten(Recipe recipe) throws IOException {
        try {
            assertAnswer(recipe, Cookbook.MUTATIONS);
        } finally {
            ENGINE.bringTheRowsBack();
        }
    }

    private static void assertAnswer(Recipe recipe, Path file) throws IOException {
        GraphQlAnswer answer = ENGINE.execute(recipe.query(), recipe.variables());
        assertThat(answer.errors()).isEmpty();
        String answered = JsonLayout.of(GoldenCase.textOf(answer)) + "\n";
        if (Expectations.areWritten()) {
            Cookbook.write(recipe, answered, file);
        } else {
            assertThat(recipe.answer()).isEqualTo(answered);
        }
    }

    @Test
    void thereAreEnoughQuestionsAndEachIsWhole() throws IOException {
        assertAreWhole(queries(), 25);
        assertAreWhole(mutations(), 15);
    }

    private static void assertAreWhole(List<Recipe> recipes, int atLeast) {
        assertThat(recipes)
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allSatisfy(recipe ->
                        assertThat(recipe.defects()).as(recipe.title()).isEmpty());
        assertThat(recipes).extracting(Recipe::operationName).doesNotHaveDuplicates();
        assertThat(recipes).extracting(Recipe::title).doesNotHaveDuplicates();
    }
}
