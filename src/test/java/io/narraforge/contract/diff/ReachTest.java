package io.narraforge.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaText;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Schema SCHEMA = SchemaText.read("s", """
        type Query { node: Node, result: Result, world(where: Where, as: Both): Both }
        type Mutation { a: Int }
        interface Node { id: ID! }
        type OnlyByFragment implements Node & OnlyByImplementer { id: ID!, inner: Inner }
        interface OnlyByImplementer { id: ID! }
        type Inner { a: Int }
        union Result = Member
        type Member { query: Query }
        input Where { deeper: Deeper }
        input Deeper { where: Where, level: Level }
        enum Level { A }
        enum Both { A }
        directive @run(mode: Mode) on FIELD
        enum Mode { A }
        directive @note(kind: Kind) on OBJECT
        enum Kind { A }
        type Lost { other: LostToo, query: Query }
        type LostToo { a: Int }
        """);

    private final Reach reach = Reach.of(SCHEMA, new Members(SCHEMA));

    private static Object[] those(Predicate<String> isWanted) {
        return SCHEMA.types().keySet().stream().filter(isWanted).toArray();
    }

    @Test
    void operationsGetWhatFieldsFragmentsAndUnionsLeadTo() {
        assertThat(those(reach::isOutput))
                .containsExactlyInAnyOrder(
                        "Query",
                        "Mutation",
                        "Node",
                        "OnlyByFragment",
                        "OnlyByImplementer",
                        "Inner",
                        "Result",
                        "Member",
                        "Both");
    }

    @Test
    void operationsGiveWhatArgumentsAndTheirOwnDirectivesTake() {
        assertThat(those(reach::isInput)).containsExactlyInAnyOrder("Where", "Deeper", "Level", "Both", "Mode");
    }

    @Test
    void whatNothingLeadsToIsOutOfReach() {
        assertThat(those(type -> !reach.contains(type))).containsExactlyInAnyOrder("Kind", "Lost", "LostToo");
    }
}
