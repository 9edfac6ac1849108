package io.narraforge.contract.operations.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.contract.operations.Usage;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsLogFileTest {
    private static final LoggedOperation OPERATION = new LoggedOperation(
            "0".repeat(64),
            "Worlds",
            new Usage(Collections.emptySortedSet(), Collections.emptySortedSet(), Collections.emptySortedSet()),
            List.of(new Sighting("web", "1", 1, Instant.EPOCH, Instant.EPOCH)));

    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsThereForTheNextOne() throws IOException {
        Path log = folder.resolve("log.jsonl");
        try (var file = OperationsLogFile.open(log)) {
            assertThat(file.takeOver()).isEmpty();
            assertThat(log).as("begun at once").isNotEmptyFile();
            file.replace(List.of(OPERATION));
        }
        try (var file = OperationsLogFile.open(log)) {
            assertThat(file.takeOver()).containsExactly(OPERATION);
        }
        assertThat(OperationsLogReader.read("log", Files.readString(log))).containsExactly(OPERATION);
    }

    @Test
    void anEmptyFileIsAnEmptyLogAndALinkLeadsToTheFile() throws IOException {
        Path log = Files.createFile(folder.resolve("log.jsonl"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), log);
        try (var file = OperationsLogFile.open(link)) {
            assertThat(file.takeOver()).isEmpty();
        }
        assertThat(link).isSymbolicLink();
        assertThat(log).isNotEmptyFile();
    }

    /** What a writer that was killed in the middle leaves behind. */
    @Test
    void aReplacementThatIsNotWholeIsNotTheLog() throws IOException {
        Path log = folder.resolve("log.jsonl");
        try (var file = OperationsLogFile.open(log)) {
            file.replace(List.of(OPERATION));
        }
        Files.writeString(folder.resolve("log.jsonl.next"), "{\"narraforgeOp".repeat(1_000));
        try (var file = OperationsLogFile.open(log)) {
            assertThat(file.takeOver()).containsExactly(OPERATION);
        }
        assertThat(folder.resolve("log.jsonl.next")).doesNotExist();
    }

    @Test
    void aSecondWriterIsToldWhoTheFirstIs() {
        Path log = folder.resolve("log.jsonl");
        try (var first = OperationsLogFile.open(log)) {
            assertThat(first).hasToString(log.toString());
            assertThat(refusal(log))
                    .isEqualTo(log + ": another narra (process "
                            + ProcessHandle.current().pid()
                            + ") writes this log; give each server a log of its own");
        }
        OperationsLogFile.open(log).close();
    }

    @Test
    void whatIsNoLogIsRefusedAndStaysAsItIs() throws IOException {
        Path diary = Files.writeString(folder.resolve("diary.txt"), "Dear diary,\n");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});

        assertThat(refusal(diary)).startsWith(diary + ":1: this is no operations log");
        assertThat(diary).hasContent("Dear diary,");
        assertThat(refusal(binary)).isEqualTo(binary + ": this is no operations log: it is not UTF-8");
        assertThat(refusal(folder)).isEqualTo(folder + ": this is no file");
    }

    @Test
    void aPlaceWhereNoFileCanBeIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(refusal(folder.resolve("missing").resolve("log")))
                .endsWith("missing/log: cannot be written: there is no folder of that name");
        assertThat(refusal(file.resolve("log"))).endsWith("file/log: cannot be written: Not a directory");
    }

    private static String refusal(Path log) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> {
                    try (var file = OperationsLogFile.open(log)) {
                        file.takeOver();
                    }
                })
                .actual()
                .problem()
                .message();
    }
}
