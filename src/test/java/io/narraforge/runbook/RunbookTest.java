package io.narraforge.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.narraforge.runbook.Runbook.Section;
import io.narraforge.runbook.Runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookTest {
    @Test
    void blocksAreStepsInTheirOrderAndATextIsWhatTheOneBeforePrints() {
        var runbook = Runbook.of("""
            # Book
            ## One
            Do:
            ```sh
            ls V1 V8-x db/U9__a.sql
            ```
            It prints:
            ```text
            at V9
            ```
            ```sql
            DROP TABLE v8;
            ```
            ## Two
            ```sh
            exit
            ```
            """, 20);

        assertThat(runbook.sections())
                .containsExactly(
                        new Section(
                                "One",
                                List.of(
                                        new Step("sh", "ls V1 V20-x db/U21__a.sql\n", "at V21\n"),
                                        new Step("sql", "DROP TABLE v8;\n", ""))),
                        new Section("Two", List.of(new Step("sh", "exit\n", ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## One\nNothing to do.\n",
                "## One\n```\nls\n```\n",
                "## One\n```bash\nls\n```\n",
                "## One\n```text\nprinted by nothing\n```\n",
                "## One\n```sh\nls\n```\n```text\na\n```\n```text\nb\n```\n",
                "## One\n```sh\nls\n",
                "```sh\nls\n```\n## One\n```sh\nls\n```\n"
            })
    void aBlockThatWouldNotBeRunIsRefused(String markdown) {
        assertThatIllegalArgumentException().isThrownBy(() -> Runbook.of(markdown, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at V8\n", "at …\n", "one\nat V8\n", "one\n…\ndone in … s\n", "…\nat V8\n…\n", "done in …\n", ""
            })
    void linesAreFoundAmongThosePrinted(String told) {
        assertThat(new Expectation(told).isMetBy("one\nat V8\ndone in 0.1 s")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at V\n", "V8\n", "one\ndone in … s\n", "at V8\n…\none\n", "at .*\n", "done in … min\n"})
    void otherLinesAreNot(String told) {
        assertThat(new Expectation(told).isMetBy("one\nat V8\ndone in 0.1 s")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(exit 3) # exit code 3\n", "true\n(exit 3) # exit code 3\ntrue\n", "true # exit code 0\n"})
    void theExitCodeThatIsToldIsWanted(String block) throws Exception {
        assertThat(exitCode(block)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true # exit code 3\n", "(exit 1) # exit code 3\ntrue\n", "(exit 3)\ntrue\n"})
    void anyOtherStops(String block) throws Exception {
        assertThat(exitCode(block)).isNotZero();
    }

    private static int exitCode(String block) throws Exception {
        return new ProcessBuilder("bash", "-eu", "-c", Desk.withExitCodes(block))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
