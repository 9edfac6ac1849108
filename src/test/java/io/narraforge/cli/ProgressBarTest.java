package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter printed = new StringWriter();
    private final AtomicLong nanoTime = new AtomicLong(42);

    private ProgressBar bar(boolean isTerminal) {
        return new ProgressBar(new PrintWriter(printed), nanoTime::get, isTerminal);
    }

    private void pass(long millis) {
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aTerminalSeesOneLineDrawnAgainTenTimesASecondAtMost() {
        ProgressBar bar = bar(true);
        pass(200);
        bar.show("worlds", 250, 1000);
        pass(50);
        bar.show("worlds", 300, 1000);
        pass(60);
        bar.show("jobs", 500, 1000);

        assertThat(printed.toString().split("\r"))
                .containsExactly(
                        "",
                        "[#######.......................]  25 %  250 of 1,000 rows  1,250 rows/s  worlds\u001b[K",
                        "[###############...............]  50 %  500 of 1,000 rows  1,612 rows/s  jobs\u001b[K");
    }

    @Test
    void withoutAnEndInSightThereIsNeitherABarNorAPercentage() {
        ProgressBar bar = bar(true);
        pass(1_000);
        bar.show("reading worlds", 2_000, 0);
        bar.finish(3_000, "backed up");

        assertThat(printed)
                .hasToString(
                        "\r 2,000 rows  2,000 rows/s  reading worlds\u001b[K\r\u001b[K3,000 rows backed up in 1.0 s\n");
    }

    @Test
    void aSecondPassOverTheRowsHasItsOwnPace() {
        ProgressBar bar = bar(true);
        pass(10_000);
        bar.show("reading worlds", 1_000, 0);
        bar.show("verifying worlds", 0, 1_000);
        pass(1_000);
        bar.show("verifying worlds", 500, 1_000);

        assertThat(printed.toString())
                .contains("1,000 rows  100 rows/s  reading", "500 of 1,000 rows  500 rows/s  verifying");
    }

    @Test
    void aLogSeesALineEveryFiveSeconds() {
        ProgressBar bar = bar(false);
        pass(4_999);
        bar.show("worlds", 10, 1000);
        pass(1);
        bar.show("jobs", 500, 1000);
        pass(3_000);
        bar.show("jobs", 900, 1000);
        pass(500);
        bar.finish(1000, "loaded");

        assertThat(printed.toString().lines())
                .containsExactly("50 %  500 of 1,000 rows  100 rows/s  jobs", "1,000 rows loaded in 8.5 s");
    }
}
