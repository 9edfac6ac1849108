package io.narraforge.migration.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.contract.impact.ContractFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FixturesTest {
    private static final ContractFields CONTRACT =
            new ContractFields(Contract.ofBuild().types(), Optional.empty());

    static Stream<Fixture> fixtures() {
        return Fixture.all().stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fixtureHasTheFindingsThatItsLinesExpectAndNoOther(Fixture fixture) {
        assertThat(fixture.found(CONTRACT))
                .extracting(finding -> finding.code() + " in line " + finding.line())
                .containsExactlyInAnyOrderElementsOf(fixture.expected());
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasABadFixtureThatBreaksItAndAGoodOneThatDoesNot(Code code) {
        List<Fixture> own =
                fixtures().filter(fixture -> fixture.code().equals(code.name())).toList();

        assertThat(own)
                .filteredOn(Fixture::isBad)
                .isNotEmpty()
                .allSatisfy(bad -> assertThat(bad.expected())
                        .anySatisfy(expected -> assertThat(expected).startsWith(code.name())));
        assertThat(own)
                .filteredOn(fixture -> !fixture.isBad())
                .isNotEmpty()
                .allSatisfy(good -> assertThat(good.expected())
                        .noneSatisfy(expected -> assertThat(expected).startsWith(code.name())));
    }

    @Test
    void everyFindingSaysWhatIsWrongAndWhatToWriteInstead() {
        assertThat(fixtures().flatMap(fixture -> fixture.found(CONTRACT).stream()))
                .allSatisfy(finding -> {
                    assertThat(finding.message()).isNotBlank().doesNotEndWith(".");
                    assertThat(finding.instead()).isNotBlank().doesNotEndWith(".");
                });
    }
}
