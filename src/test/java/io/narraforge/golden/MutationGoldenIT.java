package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import io.narraforge.contract.Contract;
import io.narraforge.engine.GraphQlAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mutation of the contract has a case of its name, with exactly these statements and this answer on fresh rows. */
class MutationGoldenIT {
    private static final Path CASES = Path.of("src/test/resources/golden", GoldenCase.MUTATIONS);

    @RegisterExtension
    static final GoldenEngine ENGINE = new GoldenEngine();

    static List<GoldenCase> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().map(GoldenCase::new).toList();
        }
    }

    @BeforeEach
    void bringTheRowsBack() throws IOException {
        ENGINE.bringTheRowsBack();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mutationHasItsStatementsAndItsAnswer(GoldenCase golden) throws IOException {
        GraphQlAnswer answer = ENGINE.execute(golden.query(), golden.variables());
        golden.compare(answer, ENGINE.statements());
        assertThat(answer.errors()).isEmpty();
    }

    @Test
    void everyMutationHasACase() throws IOException {
        var mutation = (ObjectTypeDefinition)
                Objects.requireNonNull(Contract.ofBuild().types().getTypeOrNull("Mutation"));
        assertThat(cases())
                .extracting(golden -> golden.folder().getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(mutation.getFieldDefinitions().stream()
                        .map(FieldDefinition::getName)
                        .toList());
    }
}
