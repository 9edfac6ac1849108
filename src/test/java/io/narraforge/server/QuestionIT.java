package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/**
 * Random filters × orders × page sizes give what a naive evaluation of the same rows gives. A failure prints how to run
 * its case alone: {@code -Dnarra.test.seed=… -Dnarra.test.case=World.characters:17}.
 */
@Timeout(180)
class QuestionIT {
    private static final long SEED = Long.getLong("narra.test.seed", 20_250_131L);
    private static final int CASES = Integer.getInteger("narra.test.cases", 240);
    private static final @Nullable String ONLY = System.getProperty("narra.test.case");

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final Set<String> EVALUATED = new TreeSet<>();
    private static final QuestionSdl SDL = new QuestionSdl();
    private static @Nullable Asking asking;
    private static int selective;
    private static int asked;

    @BeforeAll
    static void insertRows() {
        new QuestionRows(ENGINE.rows(), new Random(SEED)).insert();
        asking = Asking.of(ENGINE, SDL, EVALUATED);
    }

    static List<QuestionConnection> connections() {
        return QuestionConnection.all(SDL);
    }

    @ParameterizedTest
    @MethodSource("connections")
    void everyPageIsWhatANaiveEvaluationGives(QuestionConnection connection) {
        for (int index = 0; index < CASES; index++) {
            String name = connection + ":" + index;
            if (ONLY == null || ONLY.equals(name)) {
                ask(connection, name);
            }
        }
    }

    private static void ask(QuestionConnection connection, String name) {
        var random = new Random(SEED * 31 + name.hashCode());
        Question question = java.util.Objects.requireNonNull(asking).draw(connection, random);
        try {
            question.askForPages(random);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionFailedError(
                    "-Dnarra.test.seed=%d -Dnarra.test.case=%s%n%s%n%s"
                            .formatted(SEED, name, question, failed.getMessage()),
                    failed);
        }
        asked++;
        int left = question.expected().size();
        selective += left > 0 && left < question.candidates() ? 1 : 0;
    }

    /** An oracle that is never asked proves nothing, nor do filters that leave all or nothing. */
    @AfterAll
    static void everyOperatorWasAskedAndFiltersTellRowsApart() {
        if (ONLY != null || CASES < 240) {
            return;
        }
        assertThat(EVALUATED).containsAll(SDL.operators());
        assertThat(selective)
                .as("filters of %d that leave some rows, not all", asked)
                .isGreaterThan(asked / 4);
    }
}
