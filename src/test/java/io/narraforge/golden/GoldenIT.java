package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.server.Domain;
import io.narraforge.telemetry.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();
    private static @Nullable ModelEngine engine;

    @BeforeAll
    static void loadRows() throws IOException {
        DATABASE.execute(Files.readString(CASES.resolve("data.sql")));
        engine = Domain.engine(Contract.ofBuild().types(), DATABASE.database(), event -> {
            if (event instanceof Event.StatementRan(var sql, var took)) {
                STATEMENTS.add(sql);
            }
        });
    }

    @AfterAll
    static void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    static Stream<GoldenCase> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files
                    .filter(file -> file.endsWith("query.graphql"))
                    .map(file -> new GoldenCase(file.resolveSibling("")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void queryHasItsStatementsAndItsAnswer(GoldenCase golden) throws IOException {
        GraphQlAnswer answer = execute(golden.query(), golden.variables());
        String answered = GoldenCase.textOf(answer);
        String ran = GoldenCase.textOf(STATEMENTS);
        if (UPDATE) {
            assertThat(System.getenv("CI"))
                    .as("expectations are not written in CI")
                    .isNull();
            Files.writeString(golden.expectedAnswer(), answered);
            Files.writeString(golden.expectedStatements(), ran);
        }
        assertThat(ran).isEqualTo(Files.readString(golden.expectedStatements()));
        assertThat(answered).isEqualTo(Files.readString(golden.expectedAnswer()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 20, 1000})
    void worldBibleTakesFourStatementsWhateverTheNumbers(int worlds) throws IOException {
        String query = new GoldenCase(CASES.resolve("reading/world_bible")).query();
        execute(query.replace("first: 20", "first: " + worlds), Map.of());
        assertThat(STATEMENTS).hasSize(worlds == 0 ? 1 : 4);
    }

    @Test
    void casesWereFound() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(6);
    }

    private static GraphQlAnswer execute(String query, Map<String, @Nullable Object> variables) {
        STATEMENTS.clear();
        return Objects.requireNonNull(engine).execute(new GraphQlRequest(query, null, variables, "golden", false));
    }
}
