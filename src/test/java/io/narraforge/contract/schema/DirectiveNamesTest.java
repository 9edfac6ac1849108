package io.narraforge.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.source.SchemaText;
import org.junit.jupiter.api.Test;

class DirectiveNamesTest {
    @Test
    void whatIsDefinedAndWhatStandsSomewhereIsKnown() {
        Schema schema = SchemaText.read("s", """
            directive @defined(of: Int @onDirectiveArgument) on OBJECT
            schema @onSchema { query: Query }
            type Query @onType { field(argument: In @onArgument): Era @onField @deprecated }
            input In @oneOf { field: Int @onInputField }
            enum Era { PAST @onValue }
            """);

        assertThat(DirectiveNames.of(schema))
                .containsExactly(
                        "defined",
                        "onArgument",
                        "onDirectiveArgument",
                        "onField",
                        "onInputField",
                        "onSchema",
                        "onType",
                        "onValue");
    }
}
