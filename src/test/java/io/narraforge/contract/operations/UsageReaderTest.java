package io.narraforge.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UsageReaderTest {
    private static final Schema SCHEMA = SchemaText.read("s", """
        directive @cached(seconds: Int! = 60, level: Level) repeatable on QUERY | FIELD | FRAGMENT_SPREAD
          | INLINE_FRAGMENT | FRAGMENT_DEFINITION | VARIABLE_DEFINITION
        schema { query: Start mutation: Change }
        type Start {
          node(id: ID!): Node
          search(first: Int! = 10, where: Filter, at: Date, levels: [Level!]): [Found!]!
          world: World
        }
        type Change { rename(input: Rename!): World }
        input Rename { name: String!, loud: Boolean! = false, where: Filter }
        interface Node { id: ID! }
        type World implements Node { id: ID!, name: String, era: Level, self: World, born(form: String = "d"): Date }
        type Job implements Node { id: ID!, world: World }
        union Found = World | Job
        enum Level { LOW, HIGH }
        scalar Date
        input Filter { and: [Filter!], level: Level, limit: Int! = 5, since: Date }
        """);

    private static Usage usage(String text) {
        Document document = Parser.parse(text);
        return new UsageReader(SCHEMA)
                .read(
                        document,
                        document.getDefinitionsOfType(OperationDefinition.class).getFirst());
    }

    @Test
    void fieldsTheirTypesAndTheRootAreUsed() {
        assertThat(usage("{ world { name era born(form: \"y\") } }").coordinates())
                .containsExactlyInAnyOrder(
                        "schema.query",
                        "Start",
                        "Start.world",
                        "World",
                        "World.name",
                        "World.era",
                        "Level",
                        "World.born",
                        "World.born(form:)",
                        "Date");
    }

    @Test
    void fragmentsLeadToTheTypesOfTheirConditions() {
        assertThat(usage("""
            { node(id: 1) { ... on World { name } ...JobPart ... { id } } }
            fragment JobPart on Job { world { id ...JobPart } }
            fragment Unspread on Job { id }
            """).coordinates())
                .containsExactlyInAnyOrder(
                        "schema.query",
                        "Start",
                        "Start.node",
                        "Start.node(id:)",
                        "Node",
                        "Node.id",
                        "World",
                        "World.name",
                        "Job",
                        "Job.world",
                        "World.id");
    }

    @Test
    void literalsAreUsedAtEveryDepthAndAnEnumThatIsOnlyWrittenIsNotGotten() {
        Usage usage = usage("""
            { search(where: {and: [{level: LOW}, {since: "2020", limit: 3}], limit: 1}, levels: HIGH, at: null) {
              __typename
            } }\
            """);
        assertThat(usage.coordinates())
                .containsExactlyInAnyOrder(
                        "schema.query",
                        "Start",
                        "Start.search",
                        "Start.search(where:)",
                        "Start.search(levels:)",
                        "Start.search(at:)",
                        "Found",
                        "Filter",
                        "Filter.and",
                        "Filter.level",
                        "Filter.since",
                        "Filter.limit",
                        "Level.LOW",
                        "Level.HIGH",
                        "Date");
        assertThat(usage.omitted()).containsExactlyInAnyOrder("Start.search(first:)", "Filter.limit");
        assertThat(usage.variableTypes()).isEmpty();
    }

    @Test
    void variableGivesWhatItsTypeHolds() {
        Usage usage = usage("""
            mutation ($input: Rename!, $levels: [[Level!]]!, $text: String, $lost: Lost) { rename(input: $input) { id } }
            """);
        assertThat(usage.coordinates()).contains("schema.mutation", "Change.rename(input:)");
        assertThat(usage.coordinates()).doesNotContain("Rename", "Rename.name");
        assertThat(usage.variableTypes()).containsExactlyInAnyOrder("Rename", "Level");
        assertThat(usage.omitted()).isEmpty();
    }

    @Test
    void onlyAVariableThatMayBeAbsentLeavesADefaultToBeTaken() {
        assertThat(usage("query ($n: Int) { search(first: $n) { __typename } }").omitted())
                .containsExactly("Start.search(first:)");
        assertThat(usage("query ($n: Int = null) { search(first: $n) { __typename } }")
                        .omitted())
                .containsExactly("Start.search(first:)");
        assertThat(usage("query ($n: Int!) { search(first: $n) { __typename } }")
                        .omitted())
                .isEmpty();
        assertThat(usage("query ($n: Int = 3) { search(first: $n) { __typename } }")
                        .omitted())
                .isEmpty();
        assertThat(usage("query ($n: Int) { search(first: 1, where: {limit: $n}) { __typename } }")
                        .omitted())
                .containsExactly("Filter.limit");
    }

    @Test
    void directivesAreUsedWhereTheyStand() {
        Usage usage = usage("""
            query ($id: ID! @cached) @cached(seconds: 1) {
              node(id: $id) @cached(level: HIGH) { ... on World @cached { id } ...Part @cached @include(if: true) }
            }
            fragment Part on Node @cached { id @gone(seconds: 3) }
            """);
        assertThat(usage.coordinates().stream().filter(each -> each.startsWith("@")))
                .containsExactlyInAnyOrder(
                        "@cached",
                        "@cached QUERY",
                        "@cached VARIABLE_DEFINITION",
                        "@cached FIELD",
                        "@cached INLINE_FRAGMENT",
                        "@cached FRAGMENT_SPREAD",
                        "@cached FRAGMENT_DEFINITION",
                        "@cached(seconds:)",
                        "@cached(level:)");
        assertThat(usage.coordinates()).contains("Level.HIGH").doesNotContain("Level");
        assertThat(usage.omitted()).containsExactly("@cached(seconds:)");
    }

    @Test
    void introspectionAndWhatTheSchemaLacksIsSkipped() {
        Usage usage = usage("""
            { __schema { types { name } } __typename
              gone(x: 1) { id ... on World { name gone } ... on Gone { id } ...Missing }
              world { name(x: LOW) { id } era @cached(gone: 1) } search(where: {gone: 1, level: GONE}) { id } }
            """);
        assertThat(usage.coordinates())
                .containsExactlyInAnyOrder(
                        "schema.query",
                        "Start",
                        "Start.world",
                        "World",
                        "World.name",
                        "World.era",
                        "Level",
                        "@cached",
                        "@cached FIELD",
                        "Start.search",
                        "Start.search(where:)",
                        "Found",
                        "Filter",
                        "Filter.level");
        assertThat(usage("subscription { world { id } }").coordinates()).isEmpty();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void fragmentsThatSpreadTheNextTwiceTakeNoMoreTimeThanTheirText() {
        var text = new StringBuilder("{ world { ...F0 ...F0 } }");
        for (int i = 0; i < 60; i++) {
            text.append("fragment F%d on World { self { ...F%d } self { ...F%d } }".formatted(i, i + 1, i + 1));
        }
        text.append("fragment F60 on World { name ...F0 }");

        assertThat(usage(text.toString()).coordinates()).contains("World.self", "World.name");
    }

    @Test
    void depthNeedsNoStack() {
        SelectionSet selections = new SelectionSet(List.of(new Field("name")));
        for (int i = 0; i < 100_000; i++) {
            selections = SelectionSet.newSelectionSet()
                    .selection(new Field("self", selections))
                    .build();
        }
        OperationDefinition operation = OperationDefinition.newOperationDefinition()
                .operation(OperationDefinition.Operation.QUERY)
                .selectionSet(SelectionSet.newSelectionSet()
                        .selection(new Field("world", selections))
                        .build())
                .build();

        assertThat(new UsageReader(SCHEMA)
                        .read(new Document(List.of()), operation)
                        .coordinates())
                .contains("World.self", "World.name");
    }
}
