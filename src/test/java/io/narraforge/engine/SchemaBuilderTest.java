package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graphql.schema.DataFetcher;
import graphql.schema.idl.SchemaParser;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaBuilderTest {
    private static final DataFetcher<String> FETCHER = environment -> "";

    private static final String SDL = """
        interface Node { id: ID! }
        scalar DateTime
        scalar Decimal
        scalar JSON
        type Query { greeting(name: String, times: Int): String farewell: String }
        """;

    private static final String EXTENDED = SDL + "extend type Query { thanks(times: Int): String }";

    private static List<String> findings(String sdl, Wiring wiring) {
        var builder = new SchemaBuilder(new SchemaParser().parse(sdl), wiring);
        var refused = catchThrowableOfType(ProblemOccurredException.class, builder::build);
        assertThat(refused).as("the schema is refused").isNotNull();
        return ((Problem.ContractMismatch) Objects.requireNonNull(refused).problem()).findings();
    }

    private static Wiring wiring() {
        var wiring = new Wiring();
        wiring.field("Query.greeting", FETCHER, Set.of("name", "times"));
        return wiring;
    }

    @Test
    void whatIsWiredAsTheContractSaysIsExecutable() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER);

        assertThat(new SchemaBuilder(new SchemaParser().parse(SDL), wiring)
                        .build()
                        .getQueryType()
                        .getFields())
                .hasSize(2);
    }

    @Test
    void aFieldWithoutFetcherIsFound() {
        assertThat(findings(SDL, wiring())).containsExactly("Query.farewell: no source");
    }

    @Test
    void anArgumentThatNobodyReadsIsFound() {
        var wiring = new Wiring();
        wiring.field("Query.greeting", FETCHER, Set.of("name"));
        wiring.field("Query.farewell", FETCHER);

        assertThat(findings(SDL, wiring)).containsExactly("Query.greeting(times:): nobody reads this argument");
    }

    @Test
    void anArgumentThatTheContractLacksIsFound() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER, Set.of("name"));

        assertThat(findings(SDL, wiring)).containsExactly("Query.farewell(name:): read, but not in the contract");
    }

    @Test
    void aFetcherThatTheContractLacksIsFound() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER);
        wiring.field("World.name", FETCHER);

        assertThat(findings(SDL, wiring)).containsExactly("World.name: wired, but not in the contract");
    }

    @Test
    void aFieldOfAnExtensionIsExecutable() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER);
        wiring.field("Query.thanks", FETCHER, Set.of("times"));

        assertThat(new SchemaBuilder(new SchemaParser().parse(EXTENDED), wiring)
                        .build()
                        .getQueryType()
                        .getFieldDefinition("thanks"))
                .isNotNull();
    }

    @Test
    void aFieldOfAnExtensionIsInspectedLikeAnyOther() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER);
        assertThat(findings(EXTENDED, wiring)).containsExactly("Query.thanks: no source");

        wiring.field("Query.thanks", FETCHER, Set.of("name"));
        assertThat(findings(EXTENDED, wiring))
                .containsExactly(
                        "Query.thanks(times:): nobody reads this argument",
                        "Query.thanks(name:): read, but not in the contract");
    }

    @Test
    void aFieldThatAnExtensionRepeatsIsAFinding() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER);

        assertThat(findings(SDL + "extend type Query { farewell: String }", wiring))
                .singleElement()
                .asString()
                .contains("farewell");
    }

    @Test
    void everythingIsFoundAtOnce() {
        var wiring = new Wiring();
        wiring.field("Query.greeting", FETCHER, Set.of("name", "volume"));
        wiring.field("Query.thanks", FETCHER);

        assertThat(findings(SDL, wiring))
                .containsExactlyInAnyOrder(
                        "Query.greeting(times:): nobody reads this argument",
                        "Query.greeting(volume:): read, but not in the contract",
                        "Query.farewell: no source",
                        "Query.thanks: wired, but not in the contract");
    }

    @Test
    void aTypeThatIsNowhereDefinedIsAFindingToo() {
        Wiring wiring = wiring();
        wiring.field("Query.farewell", FETCHER);

        assertThat(findings(SDL.replace("farewell: String", "farewell: Farewell"), wiring))
                .singleElement()
                .asString()
                .contains("Farewell");
    }

    @Test
    void aFieldIsWiredOnce() {
        Wiring wiring = wiring();
        var twice = catchThrowableOfType(IllegalStateException.class, () -> wiring.field("Query.greeting", FETCHER));

        assertThat(twice).hasMessage("Query.greeting is wired twice");
    }
}
