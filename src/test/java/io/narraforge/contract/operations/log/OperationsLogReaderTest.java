package io.narraforge.contract.operations.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.operations.Usage;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsLogReaderTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String OTHER_HASH = "fedcba9876543210".repeat(4);
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T08:00:00Z");
    private static final String HEADER = "{\"narraforgeOperationsLog\":1,\"operations\":1}\n";
    private static final String LINE = "{\"document\":\"" + HASH
            + "\",\"operation\":\"Worlds\",\"coordinates\":[\"Query.worlds\",\"World.name\"],\"variableTypes\":[\"Int\"],\"omitted\":[],\"clients\":[{\"name\":\"web\",\"version\":\"1.2\",\"count\":3,\"firstSeen\":\"2026-11-16T08:00:00Z\",\"lastSeen\":\"2026-11-17T08:00:00Z\"}]}\n";

    @Test
    void whatIsWrittenHasAHeaderAndALineForEachOperation() throws IOException {
        assertThat(written(List.of(worlds(sighting("web", 3, MONDAY, TUESDAY)))))
                .isEqualTo(HEADER + LINE);
        assertThat(written(List.of())).isEqualTo("{\"narraforgeOperationsLog\":1,\"operations\":0}\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var unnamed = new LoggedOperation(
                HASH,
                "",
                new Usage(set("schema.query"), set(), set("Query.worlds(first:)")),
                List.of(new Sighting("", "", (1L << 53) - 1, MONDAY, MONDAY)));
        var strange = new LoggedOperation(
                OTHER_HASH,
                "Worlds",
                new Usage(set(), set("WorldFilter"), set()),
                List.of(sighting("\"quoted\\ \u0001", 1, MONDAY, FRIDAY), sighting("web", 2, MONDAY, TUESDAY)));
        List<LoggedOperation> operations = List.of(unnamed, strange);

        assertThat(OperationsLogReader.read("log", written(operations))).isEqualTo(operations);
    }

    @Test
    void aLogIsRecognisedByItsFirstLine() throws IOException {
        assertThat(OperationsLogReader.recognises(written(List.of()))).isTrue();
        assertThat(OperationsLogReader.recognises(HEADER + "nonsense")).isTrue();
        assertThat(OperationsLogReader.recognises("{\"format\":\"apollo-persisted-query-manifest\"}"))
                .isFalse();
        assertThat(OperationsLogReader.recognises("")).isFalse();
        assertThat(OperationsLogReader.recognises("query Worlds { worlds { totalCount } }"))
                .isFalse();
    }

    @Test
    void theSameOperationOfSeveralLogsIsOneWithAllThatItWasSeenToDo() {
        LoggedOperation here = worlds(sighting("web", 3, TUESDAY, TUESDAY), sighting("ios", 1, MONDAY, MONDAY));
        var there = new LoggedOperation(
                HASH,
                "Worlds",
                new Usage(set("Query.worlds", "World.laws"), set("String"), set("Query.worlds(last:)")),
                List.of(sighting("web", 4, MONDAY, FRIDAY)));
        var other = new LoggedOperation(OTHER_HASH, "Worlds", here.usage(), here.sightings());

        assertThat(LoggedOperation.merged(List.of(here, other, there)))
                .containsExactly(
                        new LoggedOperation(
                                HASH,
                                "Worlds",
                                new Usage(
                                        set("Query.worlds", "World.laws", "World.name"),
                                        set("Int", "String"),
                                        set("Query.worlds(last:)")),
                                List.of(sighting("ios", 1, MONDAY, MONDAY), sighting("web", 7, MONDAY, FRIDAY))),
                        other);
    }

    @Test
    void eachClientIsAUseWithTheDayOfItsLastTime() {
        Instant lateOnMonday = Instant.parse("2026-11-16T23:59:59Z");
        var sightings = List.of(
                sighting("web", 3, MONDAY, lateOnMonday),
                new Sighting("", "", 1, MONDAY, FRIDAY),
                new Sighting("ios", "", 1, MONDAY, TUESDAY));
        var unnamed = new LoggedOperation(HASH, "", new Usage(set(), set(), set()), sightings);

        assertThat(unnamed.uses())
                .containsExactly(
                        new OperationUse("unnamed, document 0123456789ab", null, null, null, "2026-11-20"),
                        new OperationUse("unnamed, document 0123456789ab", null, null, "ios", "2026-11-17"),
                        new OperationUse("unnamed, document 0123456789ab", null, null, "web 1.2", "2026-11-16"));
        assertThat(worlds(sighting("web", 3, MONDAY, TUESDAY)).uses())
                .containsExactly(new OperationUse("Worlds", null, null, "web 1.2", "2026-11-17"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"count\":3    | \"count\":0    | \"count\" is 0; a whole number from 1 to 9007199254740991 is needed",
                "\"count\":3    | \"count\":1e99 | \"count\" is 1.0E99; a whole number from 1 to 9007199254740991 is"
                        + " needed",
                "\"count\":3    | \"count\":\"3\" | \"count\" is \"3\"; a whole number from 1 to 9007199254740991 is"
                        + " needed",
                "\"count\":3,   | ``             | \"count\" is missing; a whole number from 1 to 9007199254740991 is"
                        + " needed",
                "0123456789     | 0123456789x    | \"document\" is 0123456789xabcdef",
                "\"Worlds\"     | null           | \"operation\" is null; a string is needed",
                "\"omitted\":[] | \"omitted\":{} | \"omitted\" is {}; an array is needed",
                "\"World.name\" | 7              | \"coordinates\" holds 7; strings are needed",
                "11-17T         | 11-31T         | \"lastSeen\" is 2026-11-31T08:00:00Z; a time such as",
                "\"name\":      | \"nom\":       | \"name\" is missing; a string is needed",
                "}]}            | }]} {}         | this is no JSON: ",
                "}]}            | }]             | this is no JSON: ",
                "}]}            | }              | this is no JSON: ",
            })
    void aBrokenLineIsNamed(String there, String instead, String reason) {
        String broken = LINE.replaceFirst(Pattern.quote(there), instead);

        assertThat(broken).isNotEqualTo(LINE);
        assertThat(refusal(HEADER.replace("1}", "2}") + LINE + broken))
                .startsWith("logs/a.jsonl:3: " + reason)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "", "null"})
    void aLineThatIsNoObjectIsNamed(String line) {
        assertThat(refusal(HEADER + line + "\n")).startsWith("logs/a.jsonl:2: this is no JSON object: " + line);
    }

    @Test
    void aLogThatIsCutOffOrTwoInOneFileAreRefused() {
        assertThat(refusal(HEADER.replace("1}", "2}") + LINE))
                .isEqualTo("logs/a.jsonl:2: the log has 1 operations, and its first line says 2; get the whole file, or"
                        + " give several logs each on its own");
        assertThat(refusal(HEADER + LINE + HEADER + LINE)).startsWith("logs/a.jsonl:3: \"document\" is missing");
    }

    @Test
    void aFileOfSomethingElseOrOfALaterBuildIsRefused() {
        assertThat(refusal("type Query { a: Int }"))
                .isEqualTo(
                        "logs/a.jsonl:1: this is no operations log; one begins with {\"narraforgeOperationsLog\":1,…}");
        assertThat(refusal(HEADER.replace(":1,", ":2,") + LINE))
                .isEqualTo("logs/a.jsonl:1: the log is of version 2; this build reads version 1");
        assertThat(refusal("{\"narraforgeOperationsLog\":\"1\"}\n"))
                .isEqualTo("logs/a.jsonl:1: the log is of version \"1\"; this build reads version 1");
    }

    private static LoggedOperation worlds(Sighting... sightings) {
        var usage = new Usage(set("Query.worlds", "World.name"), set("Int"), set());
        return new LoggedOperation(HASH, "Worlds", usage, List.of(sightings));
    }

    private static Sighting sighting(String client, long count, Instant firstSeen, Instant lastSeen) {
        return new Sighting(client, "1.2", count, firstSeen, lastSeen);
    }

    private static SortedSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static String written(List<LoggedOperation> operations) throws IOException {
        var out = new ByteArrayOutputStream();
        OperationsLogWriter.write(operations, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String refusal(String text) {
        var refused = assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> OperationsLogReader.read("logs/a.jsonl", text))
                .actual();
        assertThat(refused.problem()).isInstanceOf(Problem.CommandFailed.class);
        return refused.problem().message();
    }
}
