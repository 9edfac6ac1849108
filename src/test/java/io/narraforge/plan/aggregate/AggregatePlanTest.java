package io.narraforge.plan.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.filter.Comparison;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.HavingReader;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregatePlanTest {
    private static final Model MODEL = ExampleTables.model();
    private static final EntityModel BOOK = MODEL.entity("Book");
    private static final Attribute AUTHOR_ID = BOOK.attribute("authorId");
    private static final Operand COUNT = new Operand.RowCount();
    private static final Filter TITLED = compare("title", Comparison.EQ);

    private static Filter compare(String attribute, Comparison comparison) {
        return new Filter.Compare(new Operand.Of(BOOK.attribute(attribute)), comparison, false, 0);
    }

    private static Operand of(AggregateFunction function, String attribute) {
        return new Operand.Aggregate(function, BOOK.attribute(attribute));
    }

    private static SqlStatement aggregate(@Nullable Filter filter, @Nullable Attribute parentKey, Operand... wanted) {
        return new AggregatePlan(BOOK, List.of(wanted), filter, parentKey, null).statement();
    }

    /** @param by input objects, as the contract's scalars read them */
    private static Grouping by(List<Map<String, ?>> by, List<Map<String, ?>> orderBy, @Nullable Filter having) {
        var reader = new GroupReader(MODEL, BOOK);
        List<GroupKey> keys = reader.keys(by, Place.of("by"));
        return new Grouping(keys, having, reader.order(orderBy, keys.size(), Place.of("orderBy")), 5);
    }

    private static String grouped(List<Map<String, ?>> by, Operand... wanted) {
        return new AggregatePlan(BOOK, List.of(wanted), null, null, by(by, List.of(), null))
                .statement()
                .sql();
    }

    @Test
    void onlyWhatIsAskedForIsComputed() {
        assertThat(aggregate(null, null, COUNT))
                .isEqualTo(new SqlStatement("select count(*) as \"value_0\" from books", List.of()));
        assertThat(aggregate(null, null, of(AggregateFunction.AVG, "score")))
                .isEqualTo(new SqlStatement("select avg(books.score) as \"value_0\" from books", List.of()));
    }

    @Test
    void everyFunctionHasItsOwnInSql() {
        var wanted = new ArrayList<Operand>();
        for (AggregateFunction function : AggregateFunction.values()) {
            wanted.add(of(function, "price"));
        }
        assertThat(aggregate(null, null, wanted.toArray(Operand[]::new)).sql())
                .isEqualTo("select count(distinct books.price) as \"value_0\", sum(books.price) as \"value_1\","
                        + " trim_scale(avg(books.price)) as \"value_2\", min(books.price) as \"value_3\","
                        + " max(books.price) as \"value_4\" from books");
    }

    @Test
    void aFilterIsAConditionAndIsPlannedWithItsValues() {
        assertThat(aggregate(TITLED, null, COUNT))
                .isEqualTo(new SqlStatement(
                        "select count(*) as \"value_0\" from books"
                                + " where ((books.title) collate \"und-x-icu\") = ?",
                        List.of("where.0"),
                        true));
        assertThat(aggregate(compare("authorId", Comparison.EQ), null, COUNT).plannedWithValues())
                .isFalse();
    }

    @Test
    void theAggregatesOfAllParentsAreOneStatementWithARowForEach() {
        assertThat(aggregate(TITLED, AUTHOR_ID, COUNT, of(AggregateFunction.SUM, "pages")))
                .isEqualTo(new SqlStatement(
                        "select \"parent\".\"ordinal\", \"child\".\"value_0\", \"child\".\"value_1\" from"
                                + " unnest(cast(? as uuid[])) with ordinality as \"parent\" (\"id\", \"ordinal\")"
                                + " cross join lateral (select count(*) as \"value_0\","
                                + " sum(books.pages) as \"value_1\" from books"
                                + " where (books.author_id = \"parent\".\"id\""
                                + " and ((books.title) collate \"und-x-icu\") = ?)) as \"child\"",
                        List.of("keys", "where.0"),
                        true));
    }

    @Test
    void groupsByAColumnComeInItsOrder() {
        assertThat(grouped(List.of(Map.of("field", "TITLE")), COUNT))
                .isEqualTo("select books.title as \"key_0\", count(*) as \"value_0\" from books"
                        + " group by books.title"
                        + " order by ((books.title) collate \"und-x-icu\") asc"
                        + " fetch next 5 rows only");
    }

    @Test
    void aBucketIsTheStartOfASpanOfTimeInItsZone() {
        assertThat(grouped(List.of(Map.of("field", "SOLD_AT", "bucket", "WEEK", "timeZone", "Europe/Warsaw"))))
                .isEqualTo("select \"by_0\".\"value\" as \"key_0\" from books cross join lateral"
                        + " (select date_trunc('week', books.sold_at, 'Europe/Warsaw') as \"value\") as \"by_0\""
                        + " group by \"by_0\".\"value\" order by \"by_0\".\"value\" asc fetch next 5 rows only");
        assertThat(grouped(List.of(Map.of("field", "SOLD_AT", "bucket", "DAY"))))
                .contains("date_trunc('day', books.sold_at, 'UTC')");
    }

    @Test
    void aRowIsInTheGroupOfEachDifferentElementOfItsList() {
        assertThat(grouped(List.of(Map.of("field", "TAGS"), Map.of("field", "MOOD")), COUNT))
                .isEqualTo("select \"by_0\".\"value\" as \"key_0\", books.mood as \"key_1\","
                        + " count(*) as \"value_0\" from books cross join lateral"
                        + " (select distinct \"element\".\"value\" from"
                        + " jsonb_array_elements_text(books.tags) as \"element\" (\"value\")) as \"by_0\""
                        + " group by \"by_0\".\"value\", books.mood"
                        + " order by ((\"by_0\".\"value\") collate \"und-x-icu\") asc,"
                        + " ((books.mood) collate \"und-x-icu\") asc fetch next 5 rows only");
    }

    @Test
    void aColumnOfALinkedRowIsJoinedForItAddsNoRow() {
        assertThat(grouped(List.of(Map.of("field", "PAGES"), Map.of("author", "NAME"))))
                .isEqualTo("select books.pages as \"key_0\", \"by_1\".name as \"key_1\" from books"
                        + " left outer join authors as \"by_1\" on \"by_1\".id = books.author_id"
                        + " group by books.pages, \"by_1\".name"
                        + " order by books.pages asc, ((\"by_1\".name) collate \"und-x-icu\") asc"
                        + " fetch next 5 rows only");
    }

    @Test
    void aValueInsideJsonAndABucketOfALinkedRowAreComputedOnce() {
        var path = Map.of("column", "NOTES_JSON", "path", List.of("0", "text"), "as", "STRING");
        String sql = grouped(List.of(Map.of("path", path), Map.of("author", "CREATED_AT", "bucket", "HOUR")));

        assertThat(sql)
                .containsOnlyOnce("when jsonb_typeof(jsonb_extract_path(books.notes, '0', 'text')) = 'string'")
                .containsOnlyOnce("from authors as \"linked\"")
                .contains("group by \"by_0\".\"value\", \"by_1\".\"value\"");
    }

    @Test
    void equalDecimalsOfOtherDigitsHaveOneFormAsAKey() {
        assertThat(grouped(List.of(Map.of("field", "PRICE"))))
                .contains("(select trim_scale(books.price) as \"value\") as \"by_0\"");
    }

    @Test
    void havingTestsWhatAGroupComesTo() {
        var filtered =
                HavingReader.read(BOOK, Map.of("or", List.of(Map.of("count", Map.of("gt", 2)))), Place.of("having"));
        var plan = new AggregatePlan(
                BOOK, List.of(), TITLED, null, by(List.of(Map.of("field", "MOOD")), List.of(), filtered.filter()));

        assertThat(filtered.values()).containsExactly("2");
        assertThat(plan.statement())
                .isEqualTo(new SqlStatement(
                        "select books.mood as \"key_0\" from books"
                                + " where ((books.title) collate \"und-x-icu\") = ?"
                                + " group by books.mood having count(*) > cast(? as int)"
                                + " order by ((books.mood) collate \"und-x-icu\") asc fetch next 5 rows only",
                        List.of("where.0", "having.0"),
                        true));
    }

    @Test
    void anOrderEndsWithTheKeysThatItLeavesOut() {
        List<Map<String, ?>> orderBy = List.of(
                Map.of("aggregate", "MAX_SOLD_AT", "direction", "DESC", "nulls", "LAST"),
                Map.of("key", 1, "direction", "DESC"),
                Map.of("aggregate", "COUNT", "direction", "ASC"),
                Map.of("key", 1, "direction", "ASC"));
        List<Map<String, ?>> by = List.of(Map.of("field", "PAGES"), Map.of("field", "PRINTED"));

        assertThat(new AggregatePlan(BOOK, List.of(), null, null, by(by, orderBy, null))
                        .statement()
                        .sql())
                .contains(" order by max(books.sold_at) desc nulls last, books.printed desc, count(*) asc,"
                        + " books.pages asc fetch");
    }

    @Test
    void theGroupsOfAllParentsAreOneStatement() {
        var plan = new AggregatePlan(
                BOOK, List.of(COUNT), null, AUTHOR_ID, by(List.of(Map.of("field", "PAGES")), List.of(), null));

        assertThat(plan.statement())
                .isEqualTo(new SqlStatement(
                        "select \"parent\".\"ordinal\", \"child\".\"key_0\", \"child\".\"value_0\" from"
                                + " unnest(cast(? as uuid[])) with ordinality as \"parent\" (\"id\", \"ordinal\")"
                                + " cross join lateral (select books.pages as \"key_0\", count(*) as \"value_0\""
                                + " from books where books.author_id = \"parent\".\"id\" group by books.pages"
                                + " order by books.pages asc fetch next 5 rows only) as \"child\"",
                        List.of("keys")));
    }

    @Test
    void plansAreEqualWhenTheirTextIs() {
        AggregatePlan plan = new AggregatePlan(
                BOOK, List.of(COUNT), null, null, by(List.of(Map.of("field", "PAGES")), List.of(), null));
        AggregatePlan same = new AggregatePlan(
                BOOK, List.of(COUNT), null, null, by(List.of(Map.of("field", "PAGES")), List.of(), null));
        AggregatePlan other = new AggregatePlan(
                BOOK, List.of(COUNT), null, null, by(List.of(Map.of("field", "MOOD")), List.of(), null));

        assertThat(plan).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    }
}
