package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graphql.language.ObjectTypeDefinition;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final String HAND_WRITTEN = "type Query { answer: Int }";

    @Test
    void whatIsAboveTheMarkerIsWrittenByHand() {
        var contract = new Contract(HAND_WRITTEN + "\n\n" + Contract.MARKER + "\n\ntype Derived { a: Int }\n");

        assertThat(contract.handWrittenPart()).isEqualTo(HAND_WRITTEN);
        assertThat(contract.handWrittenTypes().types()).containsOnlyKeys("Query");
        assertThat(contract.types().types()).containsOnlyKeys("Query", "Derived");
    }

    @Test
    void withoutMarkerEverythingIsWrittenByHand() {
        assertThat(new Contract(HAND_WRITTEN + "\n").handWrittenPart()).isEqualTo(HAND_WRITTEN);
    }

    @Test
    void theDerivedPartIsReplacedNotAppended() {
        Contract first = new Contract(HAND_WRITTEN).withDerivedPart("type A { a: Int }");
        Contract second = first.withDerivedPart("\ntype B { b: Int }\n\n");

        assertThat(second.sdl()).isEqualTo(HAND_WRITTEN + "\n\n" + Contract.MARKER + "\n\ntype B { b: Int }\n");
    }

    @Test
    void theContractOfTheBuildHasBothParts() {
        Contract contract = Contract.ofBuild();

        assertThat(contract.handWrittenTypes().getTypeOrNull("World")).isInstanceOf(ObjectTypeDefinition.class);
        assertThat(contract.handWrittenTypes().getTypeOrNull("WorldConnection")).isNull();
        assertThat(contract.types().getTypeOrNull("WorldConnection")).isInstanceOf(ObjectTypeDefinition.class);
    }

    @Test
    void brokenTextIsOneProblemWithThePlace() {
        assertThat(messageFor("type Query {\n  answer:\n}"))
                .isEqualTo("schema.graphqls can't be served:\n"
                        + "  Invalid syntax with offending token '}' at line 3 column 1");
    }

    @Test
    void aTypeThatIsDefinedTwiceIsAProblemWithItsName() {
        assertThat(messageFor("type Query { a: Int }\ntype Query { b: Int }"))
                .startsWith("schema.graphqls can't be served:\n  'Query' type [@2:1] tried to redefine")
                .doesNotContain("errors=");
    }

    private static String messageFor(String sdl) {
        var refused = catchThrowableOfType(ProblemOccurredException.class, () -> new Contract(sdl).types());
        assertThat(refused).as("the contract is refused").isNotNull();
        Problem problem = Objects.requireNonNull(refused).problem();
        assertThat(problem).isInstanceOf(Problem.ContractMismatch.class);
        return problem.message();
    }
}
