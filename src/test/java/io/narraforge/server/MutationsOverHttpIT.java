package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mutation as clients send it: what the golden cases expect of the engine comes through HTTP as it is. */
class MutationsOverHttpIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @RegisterExtension
    static final TestDoor DOOR = new TestDoor();

    static List<String> mutations() throws IOException {
        try (Stream<Path> cases = Files.list(GOLDEN.resolve("mutations"))) {
            return cases.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @BeforeEach
    void bringTheRowsBack() throws IOException {
        DOOR.database().execute("TRUNCATE worlds, jobs, mutation_answers CASCADE");
        DOOR.database().execute(Files.readString(GOLDEN.resolve("data.sql")));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void mutationAnswersAsTheEngineDoes(String mutation) throws IOException {
        Path folder = GOLDEN.resolve("mutations").resolve(mutation);

        String answer = DOOR.postText(Files.readString(folder.resolve("query.graphql")), Map.of());

        assertThat(EXACT.readTree(answer)).isEqualTo(EXACT.readTree(Files.readString(folder.resolve("expected.json"))));
    }
}
