package io.narraforge.plan.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.selectOne;

import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.value.Operand;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SeekTest {
    private static final EntityModel BOOK = ExampleTables.model().entity("Book");
    private static final String PREFIX = "select 1 as \"one\" from books where ";

    private static SqlStatement after(List<Boolean> nullPattern, SortKey... keys) {
        SortOrder order = SortOrder.by(BOOK, List.of(keys));
        return SqlText.of(selectOne().from(BOOK.table()).where(Seek.after(order, BOOK.table(), "after", nullPattern)));
    }

    private static SortKey key(String name, Direction direction) {
        return new SortKey(new Operand.Of(BOOK.attribute(name)), direction);
    }

    private static SortKey key(String name, Direction direction, NullsOrder nulls) {
        return new SortKey(new Operand.Of(BOOK.attribute(name)), direction, nulls);
    }

    @Example
    void oneDirectionWithoutNullsIsOneRowComparison() {
        assertThat(after(List.of(false, false), key("createdAt", Direction.ASC)))
                .isEqualTo(new SqlStatement(
                        PREFIX + "(books.created_at, books.id) >"
                                + " (cast(? as timestamp with time zone), cast(? as uuid))",
                        List.of("after.0.0", "after.1.1")));
        assertThat(after(List.of(false, false), key("title", Direction.DESC)).sql())
                .isEqualTo(PREFIX + "(((books.title) collate \"und-x-icu\"), books.id) <" + " (?, cast(? as uuid))");
    }

    @Example
    void mixedDirectionsCompareKeyByKey() {
        assertThat(after(List.of(false, false, false), key("pages", Direction.ASC), key("createdAt", Direction.DESC)))
                .isEqualTo(new SqlStatement(
                        PREFIX + "(books.pages > cast(? as int) or (books.pages = cast(? as int) and"
                                + " (books.created_at < cast(? as timestamp with time zone) or"
                                + " (books.created_at = cast(? as timestamp with time zone) and"
                                + " books.id < cast(? as uuid)))))",
                        List.of("after.0.0", "after.0.1", "after.1.2", "after.1.3", "after.2.4")));
    }

    @Example
    void nullsThatFollowAreIncluded() {
        assertThat(after(List.of(false, false), key("subtitle", Direction.ASC)).sql())
                .isEqualTo(PREFIX + "(((books.subtitle) collate \"und-x-icu\") > ?"
                        + " or ((books.subtitle) collate \"und-x-icu\") is null"
                        + " or (((books.subtitle) collate \"und-x-icu\") = ? and books.id > cast(? as uuid)))");
    }

    @Example
    void nullsThatComeFirstAreBehindUs() {
        assertThat(after(List.of(false, false), key("subtitle", Direction.DESC)).sql())
                .isEqualTo(PREFIX + "(((books.subtitle) collate \"und-x-icu\") < ?"
                        + " or (((books.subtitle) collate \"und-x-icu\") = ? and books.id < cast(? as uuid)))");
    }

    @Example
    void fromANullThatComesFirstEverythingWithAValueFollows() {
        assertThat(after(List.of(true, false), key("subtitle", Direction.DESC)))
                .isEqualTo(new SqlStatement(
                        PREFIX + "(((books.subtitle) collate \"und-x-icu\") is not null"
                                + " or (((books.subtitle) collate \"und-x-icu\") is null"
                                + " and books.id < cast(? as uuid)))",
                        List.of("after.1.0")));
    }

    @Example
    void fromANullThatComesLastOnlyOtherNullsFollow() {
        assertThat(after(List.of(true, false), key("subtitle", Direction.ASC)).sql())
                .isEqualTo(PREFIX + "(false or (((books.subtitle) collate \"und-x-icu\") is null"
                        + " and books.id > cast(? as uuid)))");
        assertThat(after(List.of(true, false), key("subtitle", Direction.DESC, NullsOrder.LAST))
                        .sql())
                .isEqualTo(PREFIX + "(false or (((books.subtitle) collate \"und-x-icu\") is null"
                        + " and books.id < cast(? as uuid)))");
    }

    @Property
    void eachQuestionMarkHasANameThatLeadsToItsKey(
            @ForAll("keys") List<SortKey> keys, @ForAll("pattern") List<Boolean> nulls) {
        SortOrder order = SortOrder.by(BOOK, keys);
        List<Boolean> pattern = order.keys().stream()
                .map(each -> each.operand().nullable() && nulls.get(order.keys().indexOf(each) % nulls.size()))
                .toList();
        SqlStatement statement =
                SqlText.of(selectOne().from(BOOK.table()).where(Seek.after(order, BOOK.table(), "after", pattern)));

        assertThat(statement.parameters()).doesNotHaveDuplicates().hasSize((int)
                statement.sql().chars().filter(letter -> letter == '?').count());
        assertThat(statement.parameters())
                .allSatisfy(name -> assertThat(pattern.get(Seek.keyOf(name)))
                        .as("a null is not bound")
                        .isFalse());
    }

    @Provide
    Arbitrary<List<SortKey>> keys() {
        return Combinators.combine(
                        Arbitraries.of(BOOK.orderable()
                                .map(entry -> new Operand.Of(entry.getValue()))
                                .toList()),
                        Arbitraries.of(Direction.class),
                        Arbitraries.of(NullsOrder.class))
                .as(SortKey::new)
                .list()
                .uniqueElements(SortKey::operand)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Boolean>> pattern() {
        return Arbitraries.of(Arrays.asList(true, false)).list().ofSize(6);
    }
}
