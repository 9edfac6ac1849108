package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.narraforge.model.Declarations;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import io.narraforge.server.Domain;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DerivationTest {
    private static Contract derivedOf(Contract contract) {
        return Derivation.derive(contract, Domain.bind(contract.handWrittenTypes()));
    }

    /** The gate: fails when {@code schema.graphqls} or a table changed and {@code ./narra schema derive} was not run. */
    @Test
    void theContractOfTheBuildIsItsOwnDerivation() {
        assertThat(derivedOf(Contract.ofBuild()).sdl())
                .isEqualTo(Contract.ofBuild().sdl());
    }

    @Test
    void derivingAgainChangesNothing() {
        DerivedExample example = DerivedExample.asItIs();

        assertThat(Derivation.derive(example.contract(), example.model())).isEqualTo(example.contract());
    }

    /** Fields of extensions are wired by what they extend; they are nothing that rows have. */
    @Test
    void theWholeContractBindsLikeItsFirstPart() {
        Contract contract = Contract.ofBuild();
        Model whole = Domain.bind(contract.types());
        Model firstPart = Domain.bind(contract.handWrittenTypes());

        assertThat(whole.entities()).hasSameSizeAs(firstPart.entities()).isNotEmpty();
        firstPart
                .entities()
                .forEach(entity -> assertThat(whole.entity(entity.typeName()).sourceByField())
                        .containsOnlyKeys(entity.sourceByField().keySet()));
        assertThat(whole.shapes()).containsExactlyInAnyOrderElementsOf(firstPart.shapes());
        assertThat(Derivation.derive(contract, whole)).isEqualTo(contract);
    }

    @Test
    void aDerivedPartThatSomebodyEditedIsStale() {
        Contract edited = new Contract(Contract.ofBuild().sdl().replace("totalCount: Int", "totalCount: Int!"));

        assertThat(edited).isNotEqualTo(Contract.ofBuild());
        assertThat(derivedOf(edited)).isEqualTo(Contract.ofBuild());
    }

    @Test
    void aDerivedPartThatIsMissingIsWritten() {
        assertThat(derivedOf(new Contract(Contract.ofBuild().handWrittenPart())))
                .isEqualTo(Contract.ofBuild());
    }

    @Test
    void everyEntityHasItsPages() {
        DerivedExample example = DerivedExample.asItIs();

        assertThat(example.members("BookConnection"))
                .containsExactly(
                        "edges: [BookEdge!]!",
                        "nodes: [Book!]!",
                        "pageInfo: PageInfo!",
                        "totalCount: Int",
                        "totalCountUpTo(limit: Int!): Int");
        assertThat(example.members("AuthorEdge")).containsExactly("cursor: String!", "node: Author!");
        assertThat(example.types().types()).containsKeys("AuthorConnection", "BookEdge", "PageInfo");
    }

    @Test
    void aNewColumnIsFilteredOrderedAggregatedAndGroupedBy() {
        DerivedExample example = DerivedExample.withBook("weight: Decimal", "weight numeric,");

        assertThat(example.members("BookFilter")).contains("weight: DecimalFilter");
        assertThat(example.members("BookOrderField")).contains("WEIGHT");
        assertThat(example.members("BookSum")).contains("weight: Decimal");
        assertThat(example.members("BookGroupField")).contains("WEIGHT");
        assertThat(example.members("BookMinHaving")).contains("weight: DecimalFilter");
        assertThat(example.members("BookAggregateField")).contains("AVG_WEIGHT");
    }

    @Test
    void theSmallestEntityDerivesAValidContract() {
        String sdl = """
            interface Node { id: ID! }
            scalar DateTime
            scalar Decimal
            scalar JSON
            scalar Long
            type Query { author(id: ID!): Author authors: AuthorConnection }
            type Author implements Node { id: ID! createdAt: DateTime! }
            """;
        String ddl = "CREATE TABLE authors (id uuid NOT NULL, created_at timestamptz NOT NULL);";
        Model model = ExampleTables.bind(sdl, ddl, Declarations.none());

        assertThat(schema(Derivation.derive(new Contract(sdl), model)).getObjectType("AuthorAggregate"))
                .isNotNull();
    }

    @Test
    void theDerivedContractIsAValidSchema() {
        GraphQLSchema schema = schema(Contract.ofBuild());

        assertThat(schema(DerivedExample.asItIs().contract()).getQueryType().getFieldDefinition("booksGrouped"))
                .isNotNull();
        assertThat(schema.getQueryType().getFieldDefinition("worldsAggregate")).isNotNull();
        assertThat(Objects.requireNonNull(schema.getObjectType("World")).getFieldDefinition("charactersGrouped"))
                .isNotNull();
        assertThat(((GraphQLInputObjectType) Objects.requireNonNull(schema.getType("JsonElementFilter"))).isOneOf())
                .isTrue();
    }

    @Test
    void everythingIsDescribedForTheClient() {
        GraphQLSchema schema = schema(Contract.ofBuild());

        assertThat(schema.getAllTypesAsList().stream()
                        .filter(type -> !type.getName().startsWith("__"))
                        .flatMap(DerivationTest::withMembers))
                .hasSizeGreaterThan(1000)
                .allSatisfy(element -> assertThat(element.getDescription())
                        .as("description of %s", element.getName())
                        .isNotBlank());
    }

    private static Stream<GraphQLNamedSchemaElement> withMembers(GraphQLNamedSchemaElement type) {
        Stream<? extends GraphQLNamedSchemaElement> members = switch (type) {
            case GraphQLFieldsContainer object ->
                object.getFieldDefinitions().stream().flatMap(DerivationTest::withArguments);
            case GraphQLInputObjectType input -> input.getFieldDefinitions().stream();
            case GraphQLEnumType vocabulary -> vocabulary.getValues().stream();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(type), members);
    }

    private static Stream<GraphQLNamedSchemaElement> withArguments(GraphQLFieldDefinition field) {
        return Stream.concat(Stream.of(field), field.getArguments().stream());
    }

    private static GraphQLSchema schema(Contract contract) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(contract.types());
    }
}
