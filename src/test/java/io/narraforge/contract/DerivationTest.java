package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import io.narraforge.model.ExampleTables;
import io.narraforge.server.Domain;
import java.util.Objects;
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
        Contract once = Derivation.derive(new Contract(ExampleTables.SDL), ExampleTables.model());

        assertThat(Derivation.derive(once, ExampleTables.model())).isEqualTo(once);
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
    void aTypeCanBeOrderedByEachColumnThatIsNoJson() {
        Contract derived = Derivation.derive(new Contract(ExampleTables.SDL), ExampleTables.model());
        var fields = (EnumTypeDefinition) Objects.requireNonNull(derived.types().getTypeOrNull("BookOrderField"));

        assertThat(fields.getEnumValueDefinitions())
                .extracting(EnumValueDefinition::getName)
                .containsExactly(
                        "ID",
                        "AUTHOR_ID",
                        "TITLE",
                        "SUBTITLE",
                        "MOOD",
                        "PAGES",
                        "SCORE",
                        "PRICE",
                        "PRINTED",
                        "CREATED_AT",
                        "SOLD_AT");
    }

    @Test
    void everyEntityHasItsConnectionEdgeAndOrder() {
        Contract derived = Derivation.derive(new Contract(ExampleTables.SDL), ExampleTables.model());

        assertThat(derived.types().types())
                .containsKeys(
                        "PageInfo",
                        "OrderDirection",
                        "NullsOrder",
                        "AuthorConnection",
                        "AuthorEdge",
                        "AuthorOrder",
                        "AuthorOrderField",
                        "BookConnection",
                        "BookEdge",
                        "BookOrder",
                        "BookOrderField");
    }
}
