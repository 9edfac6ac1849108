package io.narraforge.plan.sort;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.plan.value.Operand;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SortOrderTest {
    private static final EntityModel BOOK = ExampleTables.model().entity("Book");

    private static SortKey key(String name, Direction direction) {
        return new SortKey(new Operand.Of(BOOK.attribute(name)), direction);
    }

    @Example
    void withoutKeysRowsComeByTheirTimeOfCreation() {
        assertThat(SortOrder.by(BOOK, List.of()).keys())
                .containsExactly(key("createdAt", Direction.ASC), key("id", Direction.ASC));
    }

    @Example
    void theIdRunsTheWayOfTheLastKey() {
        assertThat(SortOrder.by(BOOK, List.of(key("pages", Direction.ASC), key("title", Direction.DESC)))
                        .keys())
                .containsExactly(key("pages", Direction.ASC), key("title", Direction.DESC), key("id", Direction.DESC));
    }

    @Example
    void whatComesAfterTheIdDecidesNothingAndIsLeftOut() {
        assertThat(SortOrder.by(BOOK, List.of(key("id", Direction.DESC), key("title", Direction.ASC)))
                        .keys())
                .containsExactly(key("id", Direction.DESC));
    }

    @Example
    void nullsStandWherePostgresPutsThemUnlessToldOtherwise() {
        assertThat(key("subtitle", Direction.ASC).nulls()).isEqualTo(NullsOrder.LAST);
        assertThat(key("subtitle", Direction.DESC).nulls()).isEqualTo(NullsOrder.FIRST);
    }

    @Property
    void theLastKeyIsAlwaysTheIdAndItIsThereOnce(@ForAll("keys") List<SortKey> keys) {
        SortOrder order = SortOrder.by(BOOK, keys);

        assertThat(order.attributes()).last().isEqualTo(BOOK.id());
        assertThat(order.attributes()).containsOnlyOnce(BOOK.id());
    }

    @Property
    void reversingTwiceIsTheOrderItself(@ForAll("keys") List<SortKey> keys) {
        SortOrder order = SortOrder.by(BOOK, keys);

        assertThat(order.reversed()).isNotEqualTo(order);
        assertThat(order.reversed().reversed()).isEqualTo(order);
    }

    @Property
    void differentOrdersHaveDifferentSignatures(
            @ForAll("keys") List<SortKey> keys, @ForAll("keys") List<SortKey> otherKeys) {
        SortOrder order = SortOrder.by(BOOK, keys);
        SortOrder other = SortOrder.by(BOOK, otherKeys);

        assertThat(order.signature().equals(other.signature())).isEqualTo(order.equals(other));
    }

    @Provide
    Arbitrary<List<SortKey>> keys() {
        return Combinators.combine(
                        Arbitraries.of(
                                BOOK.attributes().stream().map(Operand.Of::new).toList()),
                        Arbitraries.of(Direction.class),
                        Arbitraries.of(NullsOrder.class))
                .as(SortKey::new)
                .list()
                .ofMaxSize(4);
    }
}
