package io.narraforge.plan.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import io.narraforge.plan.RowsByIdPlan;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.TypeOfIdPlan;
import io.narraforge.plan.sort.Direction;
import io.narraforge.plan.sort.NullsOrder;
import io.narraforge.plan.sort.SortKey;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagePlanTest {
    private static final Model MODEL = ExampleTables.model();
    private static final EntityModel BOOK = MODEL.entity("Book");
    private static final Attribute AUTHOR_ID = BOOK.attribute("authorId");
    private static final PageColumns COLUMNS = new PageColumns(List.of(BOOK.id(), BOOK.attribute("title")), List.of());
    private static final SortOrder BY_CREATION = SortOrder.by(BOOK, List.of());
    private static final String ID = "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b";

    private static PageWindow first(int size) {
        return new PageWindow(size, false, null, null);
    }

    private static PageWindow last(int size) {
        return new PageWindow(size, true, null, null);
    }

    private static Position position(@Nullable String... values) {
        var list = new ArrayList<@Nullable String>();
        for (String value : values) {
            list.add(value);
        }
        return new Position(list);
    }

    private static SqlStatement page(SortOrder order, PageWindow window) {
        return PagePlan.of(order, COLUMNS, null, null, window).statement();
    }

    @Test
    void aPageReadsItsColumnsAndOneRowMore() {
        assertThat(page(BY_CREATION, first(10)))
                .isEqualTo(new SqlStatement(
                        "select books.id, books.title from books"
                                + " order by books.created_at asc, books.id asc"
                                + " fetch next 11 rows only",
                        List.of()));
    }

    @Test
    void aPageFromTheEndIsReadInTheOtherDirection() {
        var order = SortOrder.by(
                BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("score")), Direction.ASC, NullsOrder.FIRST)));

        assertThat(page(order, first(1)).sql()).contains("order by books.score asc nulls first, books.id asc");
        assertThat(page(order, last(1)).sql()).contains("order by books.score desc nulls last, books.id desc");
    }

    @Test
    void whereNullsStandIsSaidOnlyWherePostgresWouldPutThemElsewhere() {
        var nullsLast =
                SortOrder.by(BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("score")), Direction.ASC)));
        var cannotBeNull = SortOrder.by(
                BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("pages")), Direction.ASC, NullsOrder.FIRST)));

        assertThat(page(nullsLast, first(1)).sql()).doesNotContain("nulls");
        assertThat(page(cannotBeNull, first(1)).sql()).doesNotContain("nulls");
    }

    @Test
    void textIsOrderedUnderTheContractsCollation() {
        var order = SortOrder.by(BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("title")), Direction.DESC)));

        assertThat(page(order, first(1)).sql())
                .contains("order by ((books.title) collate \"und-x-icu\") desc, books.id desc");
    }

    @Test
    void aPageBetweenTwoPositionsSeeksFromBoth() {
        Position position = position("2025-01-31T10:00:00.123456Z", ID);
        var window = new PageWindow(5, false, position, position);

        assertThat(page(BY_CREATION, window))
                .isEqualTo(new SqlStatement(
                        "select books.id, books.title from books where"
                                + " ((books.created_at, books.id) >"
                                + " (cast(? as timestamp with time zone), cast(? as uuid)) and"
                                + " (books.created_at, books.id) <"
                                + " (cast(? as timestamp with time zone), cast(? as uuid)))"
                                + " order by books.created_at asc, books.id asc"
                                + " fetch next 6 rows only",
                        List.of("after.0.0", "after.1.1", "before.0.0", "before.1.1")));
    }

    @Test
    void thePagesOfAllParentsAreOneStatement() {
        assertThat(PagePlan.of(BY_CREATION, COLUMNS, null, AUTHOR_ID, first(2)).statement())
                .isEqualTo(new SqlStatement(
                        "select \"parent\".\"ordinal\", \"child\".\"id\", \"child\".\"title\" from"
                                + " unnest(cast(? as uuid[])) with ordinality as \"parent\" (\"id\", \"ordinal\")"
                                + " cross join lateral (select books.id, books.title from books"
                                + " where books.author_id = \"parent\".\"id\""
                                + " order by books.created_at asc, books.id asc"
                                + " fetch next 3 rows only) as \"child\"",
                        List.of("keys")));
    }

    @Test
    void plansAreEqualWhenTheirTextIsWhateverThePositionsValues() {
        PagePlan plan = PagePlan.of(
                BY_CREATION, COLUMNS, null, AUTHOR_ID, new PageWindow(5, false, position("2025", ID), null));
        PagePlan further = PagePlan.of(
                BY_CREATION, COLUMNS, null, AUTHOR_ID, new PageWindow(5, false, position("2026", ID), null));
        PagePlan larger = PagePlan.of(
                BY_CREATION, COLUMNS, null, AUTHOR_ID, new PageWindow(6, false, position("2026", ID), null));

        assertThat(plan).isEqualTo(further).hasSameHashCodeAs(further);
        assertThat(plan.statement()).isEqualTo(further.statement());
        assertThat(plan).isNotEqualTo(larger);
        assertThat(plan.statement()).isNotEqualTo(larger.statement());
    }

    @Test
    void anotherPatternOfNullsIsAnotherPlan() {
        var order = SortOrder.by(BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("score")), Direction.ASC)));
        PagePlan fromValue =
                PagePlan.of(order, COLUMNS, null, null, new PageWindow(5, false, position("0.5", ID), null));
        PagePlan fromNull = PagePlan.of(order, COLUMNS, null, null, new PageWindow(5, false, position(null, ID), null));

        assertThat(fromValue).isNotEqualTo(fromNull);
        assertThat(fromValue.statement()).isNotEqualTo(fromNull.statement());
    }

    @Test
    void countsAreOfTheTableOrOfEachParent() {
        assertThat(new CountPlan(BOOK, null, null, false).statement())
                .isEqualTo(new SqlStatement("select count(*) from books", List.of()));
        assertThat(new CountPlan(BOOK, null, AUTHOR_ID, false).statement())
                .isEqualTo(new SqlStatement(
                        "select books.author_id, count(*) from books where books.author_id in"
                                + " (select \"parent\".\"id\" from unnest(cast(? as uuid[])) as \"parent\" (\"id\"))"
                                + " group by books.author_id",
                        List.of("keys")));
    }

    /** The keys are one array, so that the text is the same for one and for a thousand. */
    @Test
    void rowsByIdHaveOneParameterHoweverManyIdsThereAre() {
        assertThat(new RowsByIdPlan(BOOK, COLUMNS.attributes()).statement())
                .isEqualTo(new SqlStatement(
                        "select books.id, books.title from books" + " where books.id = any (cast(? as uuid[]))",
                        List.of("keys")));
    }

    @Test
    void theTypeOfAnIdIsLookedUpInEveryTable() {
        assertThat(TypeOfIdPlan.statement(MODEL))
                .isEqualTo(new SqlStatement(
                        "select 'Author', authors.id from authors"
                                + " where authors.id = any (cast(? as uuid[]))"
                                + " union all select 'Book', books.id from books"
                                + " where books.id = any (cast(? as uuid[]))",
                        List.of("keys.Author", "keys.Book")));
    }
}
