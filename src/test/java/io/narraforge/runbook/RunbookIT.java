package io.narraforge.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.migration.lint.LintFiles;
import io.narraforge.runbook.Runbook.Section;
import io.narraforge.runbook.Runbook.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step of {@code docs/runbook.md}, typed as it stands there, in the situation that its heading names, does and
 * prints what is told. Two situations at a time, for most of their time goes into starts of a JVM.
 */
@BesideOthers
@Order(1) // The longest: begun last, it would keep one lane busy while the other has nothing left.
@Timeout(600)
class RunbookIT {
    private static final int NEWEST = LintFiles.ofBuild().stream()
            .map(file -> file.name().replaceAll(".*/[VU](\\d+)__.*", "$1"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElseThrow();

    private static final ExecutorService OPERATORS = Executors.newFixedThreadPool(2);

    @TempDir
    static Path folder;

    private static Runbook runbook;
    private static Map<String, Situation> situations;

    @BeforeAll
    static void read() throws IOException {
        runbook = Runbook.ofBuild(NEWEST);
        situations = new Situations(NEWEST).byHeading();
    }

    @AfterAll
    static void dismiss() {
        OPERATORS.shutdownNow();
    }

    @Test
    void everySituationOfTheRunbookIsPreparedAndNoOther() {
        assertThat(runbook.sections())
                .extracting(Section::title)
                .containsExactlyInAnyOrderElementsOf(situations.keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyStepDoesAndPrintsWhatIsTold() {
        Map<Section, Future<?>> done = new LinkedHashMap<>();
        for (Section section : runbook.sections()) {
            done.put(section, OPERATORS.submit(() -> {
                follow(section);
                return true;
            }));
        }
        return done.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey().title(), () -> await(each.getValue())));
    }

    private static void await(Future<?> situation) throws Throwable {
        try {
            situation.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private static void follow(Section section) throws Exception {
        Situation situation = Objects.requireNonNull(situations.get(section.title()), section.title());
        var database = situation.database().get();
        database.create();
        try (var desk = new Desk(Files.createTempDirectory(folder, "desk"), database)) {
            situation.preparation().at(desk);
            for (Step step : section.steps()) {
                Desk.Outcome outcome = desk.type(step);
                String found = "%s:%n%s%nis told to print:%n%s%nand printed, with exit code %d:%n%s"
                        .formatted(section, step.text(), step.expected(), outcome.exitCode(), outcome.printed());
                assertThat(outcome.exitCode()).as(found).isZero();
                assertThat(new Expectation(step.expected()).isMetBy(outcome.printed()))
                        .as(found)
                        .isTrue();
            }
        }
    }
}
