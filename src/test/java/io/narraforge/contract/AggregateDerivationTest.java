package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AggregateDerivationTest {
    private final DerivedExample example = DerivedExample.asItIs();

    @Test
    void anAggregateHasEachFunctionThatAppliesToAField() {
        assertThat(example.members("BookAggregate"))
                .containsExactly(
                        "count: Int!",
                        "countDistinct: BookCountDistinct!",
                        "sum: BookSum!",
                        "avg: BookAvg!",
                        "min: BookMin!",
                        "max: BookMax!");
    }

    @Test
    void withoutNumbersNothingIsSummed() {
        assertThat(example.members("AuthorAggregate"))
                .containsExactly(
                        "count: Int!", "countDistinct: AuthorCountDistinct!", "min: AuthorMin!", "max: AuthorMax!");
        assertThat(example.members("AuthorGroup")).doesNotContain("sum: AuthorSum!");
        assertThat(example.members("AuthorHaving")).endsWith("min: AuthorMinHaving", "max: AuthorMaxHaving");
        assertThat(example.types().types())
                .doesNotContainKeys("AuthorSum", "AuthorAvg", "AuthorSumHaving", "AuthorAvgHaving");
    }

    @Test
    void differentValuesAreCountedOfAllButIdAndJson() {
        assertThat(example.members("BookCountDistinct"))
                .containsExactly(
                        "authorId: Int!",
                        "title: Int!",
                        "subtitle: Int!",
                        "mood: Int!",
                        "pages: Int!",
                        "score: Int!",
                        "price: Int!",
                        "printed: Int!",
                        "createdAt: Int!",
                        "soldAt: Int!");
    }

    @Test
    void sumsAndAveragesHaveRoomForTheirResults() {
        DerivedExample withLong = DerivedExample.withBook("words: Long!", "words bigint NOT NULL,");

        assertThat(withLong.members("BookSum"))
                .containsExactly("words: Decimal", "pages: Long", "score: Float", "price: Decimal");
        assertThat(withLong.members("BookAvg"))
                .containsExactly("words: Decimal", "pages: Decimal", "score: Float", "price: Decimal");
    }

    @Test
    void theLeastAndTheGreatestAreNumbersAndTimesOfTheFieldsOwnScalar() {
        assertThat(example.members("BookMin"))
                .containsExactly(
                        "pages: Int", "score: Float", "price: Decimal", "createdAt: DateTime", "soldAt: DateTime")
                .isEqualTo(example.members("BookMax"));
    }

    @Test
    void aGroupHasItsKeysAndWhatAnAggregateHas() {
        assertThat(example.members("BookGroup")).startsWith("keys: [JSON]!").hasSize(7);
        assertThat(example.members("BookGroup")).containsAll(example.members("BookAggregate"));
    }

    @Test
    void nodesAreGroupedByFieldsJsonRelatedRowsAndTimes() {
        assertThat(example.members("BookGroupKey"))
                .containsExactly(
                        "field: BookGroupField",
                        "path: BookPathOrder",
                        "author: AuthorOrderField",
                        "bucket: TimeBucket",
                        "timeZone: String");
        assertThat(example.members("AuthorGroupKey"))
                .containsExactly("field: AuthorGroupField", "bucket: TimeBucket", "timeZone: String");
        assertThat(example.members("TimeBucket")).containsExactly("HOUR", "DAY", "WEEK", "MONTH");
    }

    @Test
    void nodesAreGroupedByTheElementsOfAListToo() {
        assertThat(example.members("BookGroupField"))
                .containsSequence("PRINTED", "TAGS", "CREATED_AT")
                .doesNotContain("NOTES", "NOTES_JSON", "AUTHOR");
    }

    @Test
    void groupsAreTestedByWhatTheirNodesComeTo() {
        assertThat(example.members("BookHaving"))
                .containsExactly(
                        "and: [BookHaving!]",
                        "or: [BookHaving!]",
                        "not: BookHaving",
                        "count: IntFilter",
                        "countDistinct: BookCountDistinctHaving",
                        "sum: BookSumHaving",
                        "avg: BookAvgHaving",
                        "min: BookMinHaving",
                        "max: BookMaxHaving");
        assertThat(example.members("BookCountDistinctHaving")).contains("title: IntFilter", "soldAt: IntFilter");
        assertThat(example.members("BookSumHaving"))
                .containsExactly("pages: LongFilter", "score: FloatFilter", "price: DecimalFilter");
        assertThat(example.members("BookAvgHaving"))
                .containsExactly("pages: DecimalFilter", "score: FloatFilter", "price: DecimalFilter");
        assertThat(example.members("BookMaxHaving")).contains("pages: IntFilter", "soldAt: DateTimeFilter");
    }

    @Test
    void groupsAreOrderedByAKeyOrAnAggregate() {
        assertThat(example.members("BookGroupOrder"))
                .containsExactly(
                        "key: Int",
                        "aggregate: BookAggregateField",
                        "direction: OrderDirection! = ASC",
                        "nulls: NullsOrder");
        assertThat(example.members("AuthorAggregateField"))
                .containsExactly(
                        "COUNT",
                        "COUNT_DISTINCT_NAME",
                        "COUNT_DISTINCT_CREATED_AT",
                        "MIN_CREATED_AT",
                        "MAX_CREATED_AT");
    }

    @Test
    void besideEachConnectionStandsWhatItsNodesComeTo() {
        String aggregate = "booksAggregate(where: BookFilter): BookAggregate";
        String groups = "booksGrouped(by: [BookGroupKey!]!, where: BookFilter, having: BookHaving,"
                + " orderBy: [BookGroupOrder!], first: Int): [BookGroup!]";

        assertThat(example.extensionOf("Author")).containsExactly(aggregate, groups);
        assertThat(example.extensionOf("Query")).contains(aggregate, groups).hasSize(4);
        assertThat(example.extensionOf("Book")).isEmpty();
    }
}
