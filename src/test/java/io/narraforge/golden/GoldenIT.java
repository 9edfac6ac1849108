package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every documented query has exactly these statements and this answer. With {@code -Dgolden.update=true} the
 * expectations are written anew, to be read before they are committed; where {@code CI} is set that is refused.
 */
class GoldenIT {
    private static final Path CASES = Path.of("src/test/resources/golden");

    @RegisterExtension
    static final GoldenEngine ENGINE = new GoldenEngine();

    static Stream<GoldenCase> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files
                    .filter(file -> file.endsWith("query.graphql"))
                    .filter(file -> !file.startsWith(CASES.resolve(GoldenCase.MUTATIONS)))
                    .map(file -> new GoldenCase(file.resolveSibling("")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void queryHasItsStatementsAndItsAnswer(GoldenCase golden) throws IOException {
        GraphQlAnswer answer = ENGINE.execute(golden.query(), golden.variables());
        golden.compare(answer, ENGINE.statements());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 20, 1000})
    void biblesTakeFourStatementsWhateverTheNumberOfWorlds(int worlds) throws IOException {
        String query = new GoldenCase(CASES.resolve("reading/bibles_of_many_worlds")).query();
        ENGINE.execute(query.replace("first: 20", "first: " + worlds), Map.of());
        assertThat(ENGINE.statements()).hasSize(worlds == 0 ? 1 : 4);
    }

    @Test
    void casesWereFound() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(6);
    }
}
