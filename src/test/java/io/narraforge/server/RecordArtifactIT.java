package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Artifacts recorded: their number, their checksum, and the form that their type asks for. */
@Timeout(60)
class RecordArtifactIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String RECORD = """
        mutation ($job: ID!, $type: String!, $data: JSON!) {
          recordArtifact(input: {jobId: $job, type: $type, data: $data}) {
            artifact { type version data checksum checksumValid }
          }
        }\
        """;

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    /** @param data JSON with single quotes */
    private static Reply record(String job, String type, String data) {
        try {
            Object json = MAPPER.readValue(data.replace('\'', '"'), Object.class);
            return ENGINE.run(RECORD, Map.of("job", job, "type", type, "data", json));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static int version(Reply reply) {
        return Integer.parseInt(reply.withoutErrors().text("recordArtifact.artifact.version"));
    }

    @Test
    void theChecksumIsThatOfTheDomainAndOneStatementIsAll() {
        Reply reply = record(
                        ENGINE.rows().job(),
                        "world_spec",
                        "{'world_name': 'Mgłogród', 'themes': ['pamięć'], 'summary': 'Miasto na palach.',"
                                + " 'rules': ['Nikt nie wychodzi po zmroku'],"
                                + " 'history': [{'year': -12, 'event': 'Pierwsza powódź'}],"
                                + " 'geography': {'continents': ['Wyspy Solne'], 'climate': 'mglisty'}}")
                .withoutErrors();

        assertThat(reply.text("recordArtifact.artifact.checksum"))
                .isEqualTo("5db6773272ad41829c4488003f8346f9722f65631a14ae8a7e5f5a9fec0e21d3");
        assertThat(reply.at("recordArtifact.artifact.checksumValid")).isEqualTo(true);
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void eachTypeOfAJobIsCountedForItself() {
        String job = ENGINE.rows().job();
        String other = ENGINE.rows().job();
        ENGINE.rows().artifact(job, "type", "sketch", "version", 7);

        assertThat(version(record(job, "sketch", "{'a': 1}"))).isEqualTo(8);
        assertThat(version(record(job, "sketch", "{'a': 1}"))).isEqualTo(9);
        assertThat(version(record(job, "Sketch", "{'a': 1}"))).isEqualTo(1);
        assertThat(version(record(other, "sketch", "{'a': 1}"))).isEqualTo(1);
    }

    @Test
    void manyWhoRecordAtTheSameTimeGetConsecutiveNumbersOfTheirType() throws Exception {
        String job = ENGINE.rows().job();
        var calls = new ArrayList<Callable<List<Integer>>>();
        List<String> types = List.of("sketch", "draft");
        for (int thread = 0; thread < 8; thread++) {
            String type = types.get(thread % 2);
            calls.add(() -> IntStream.range(0, 25)
                    .mapToObj(unused -> version(record(job, type, "{'a': 1}")))
                    .toList());
        }

        List<List<Integer>> versionsByThread = Concurrently.run(calls);

        assertThat(versionsByThread).allSatisfy(versions -> assertThat(versions).isSorted());
        for (int type = 0; type < 2; type++) {
            int parity = type;
            assertThat(IntStream.range(0, 8)
                            .filter(thread -> thread % 2 == parity)
                            .mapToObj(versionsByThread::get)
                            .flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 100).boxed().toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "style_guide | {'voice': 'calm', 'tone': 'dark', 'sentence_length': 'short', 'pov': 'first', 'x': [1]}",
                "plot_outline | {'structure': 's', 'summary': 's', 'acts': [], 'scenes': [], 'conflicts': []}",
                "a_type_of_tomorrow | {'anything': [null, {'at': 'all'}]}",
                "World_Spec | {'name': 7}"
            })
    void dataOfItsTypeIsStoredAsItIs(String type, String data) throws Exception {
        Reply reply = record(ENGINE.rows().job(), type, data).withoutErrors();

        assertThat(MAPPER.readTree(reply.data().replace('\'', '"')).at("/recordArtifact/artifact/data"))
                .isEqualTo(MAPPER.readTree(data.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "style_guide | {'voice': 'calm', 'tone': 'dark', 'pov': 'first'} | `` | has no \"sentence_length\"",
                "plot_outline | {'structure': 's', 'summary': 's', 'acts': [{'number': 1, 'name': 'n',"
                        + " 'description': 'd', 'scenes': [1, '2']}], 'scenes': [], 'conflicts': []}"
                        + " | /acts/0/scenes/1 | is \"2\"; use a whole number",
                "style_guide | {'voice': 1, 'tone': 'dark', 'sentence_length': 's', 'pov': 'f'} | /voice | is 1; use",
                "sketch | {} | `` | is {}; use an object with at least one key",
                "sketch | [1] | `` | is [1]; use an object with at least one key",
            })
    void dataThatIsNotOfItsTypeIsRefusedAtItsPlaceWithoutAStatement(
            String type, String data, String pointer, String reason) {
        Reply reply = record(ENGINE.rows().job(), type, data);

        assertThat(reply.data()).isEqualTo("{'recordArtifact':null}");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("argument", "recordArtifact(input:)")
                .containsEntry("inputPath", "data")
                .containsEntry("pointer", pointer);
        assertThat(reply.onlyError().message()).contains(reason);
        assertThat(reply.statements()).isEmpty();
    }

    @Test
    void aJobThatIsNotThereLeavesNothing() {
        String job = UUID.randomUUID().toString();

        Reply reply = record(job, "sketch", "{'a': 1}");

        assertThat(reply.onlyError().message())
                .isEqualTo("recordArtifact(input:) jobId is \"" + job + "\", and there is no Job with it");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "jobId");
    }

    @Test
    void aTypeHasAtMostFiftyCharacters() {
        String job = ENGINE.rows().job();

        assertThat(version(record(job, "\uD83D\uDE00".repeat(50), "{'a': 1}"))).isEqualTo(1);
        assertThat(record(job, "x".repeat(51), "{'a': 1}").onlyError().message())
                .isEqualTo("recordArtifact(input:) type has 51 characters; at most 50 are stored");
    }
}
