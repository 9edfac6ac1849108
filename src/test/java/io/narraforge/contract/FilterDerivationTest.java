package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.InputObjectTypeDefinition;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FilterDerivationTest {
    private final DerivedExample example = DerivedExample.asItIs();

    @Test
    void everyFieldIsTestedByTheFilterOfWhatItIs() {
        assertThat(example.members("BookFilter"))
                .containsExactly(
                        "and: [BookFilter!]",
                        "or: [BookFilter!]",
                        "not: BookFilter",
                        "id: IdFilter",
                        "authorId: IdFilter",
                        "author: AuthorFilter",
                        "title: StringFilter",
                        "subtitle: StringFilter",
                        "mood: MoodFilter",
                        "pages: IntFilter",
                        "score: FloatFilter",
                        "price: DecimalFilter",
                        "printed: BooleanFilter",
                        "tags: StringListFilter",
                        "notes: NoteListFilter",
                        "notesJson: JsonFilter",
                        "createdAt: DateTimeFilter",
                        "soldAt: DateTimeFilter");
    }

    @Test
    void relatedNodesAreTestedAndCounted() {
        assertThat(example.members("AuthorFilter")).endsWith("books: BookListFilter", "booksCount: IntFilter");
        assertThat(example.members("BookListFilter"))
                .containsExactly("some: BookFilter", "every: BookFilter", "none: BookFilter");
    }

    @Test
    void onlyWhatSomethingHasManyOfIsTestedAsAList() {
        assertThat(example.types().types()).containsKey("BookListFilter").doesNotContainKey("AuthorListFilter");
    }

    @Test
    void aLongIsTestedByItsOwnFilter() {
        DerivedExample withLong = DerivedExample.withBook("words: Long!", "words bigint NOT NULL,");

        assertThat(withLong.members("BookFilter")).contains("words: LongFilter");
    }

    @Test
    void objectsOfAJsonListAreTestedByTheirKeys() {
        assertThat(example.members("NoteFilter"))
                .containsExactly(
                        "and: [NoteFilter!]",
                        "or: [NoteFilter!]",
                        "not: NoteFilter",
                        "pageNumber: IntFilter",
                        "text: StringFilter",
                        "marks: StringListFilter");
        assertThat(example.members("NoteListFilter"))
                .containsExactly("some: NoteFilter", "every: NoteFilter", "none: NoteFilter", "length: IntFilter");
    }

    @Test
    void aListOfNumbersInsideAJsonObjectHasNoTest() {
        DerivedExample withNumbers = DerivedExample.with("marks: [String!]", "marks: [Int!]");

        assertThat(withNumbers.members("NoteFilter")).endsWith("text: StringFilter");
    }

    @Test
    void aVocabularyHasItsFilter() {
        assertThat(example.members("MoodFilter"))
                .containsExactly("eq: Mood", "ne: Mood", "in: [Mood!]", "notIn: [Mood!]", "isNull: Boolean");
    }

    @Test
    void aVocabularyOfTwoFieldsHasOneFilter() {
        DerivedExample twice = DerivedExample.withBook("ending: Mood", "ending text,");

        assertThat(twice.members("BookFilter")).contains("mood: MoodFilter", "ending: MoodFilter");
        assertThat(twice.contract().sdl()).containsOnlyOnce("input MoodFilter");
    }

    @Test
    void idsAndTruthValuesHaveNoOrder() {
        assertThat(example.members("IdFilter"))
                .containsExactly("eq: ID", "ne: ID", "in: [ID!]", "notIn: [ID!]", "isNull: Boolean");
        assertThat(example.members("BooleanFilter")).containsExactly("eq: Boolean", "ne: Boolean", "isNull: Boolean");
    }

    @Test
    void numbersAndTimesAreComparedEachInTheirOwnScalar() {
        for (String scalar : List.of("Int", "Long", "Decimal", "Float", "DateTime")) {
            assertThat(example.members(scalar + "Filter"))
                    .containsExactly(
                            "eq: " + scalar,
                            "ne: " + scalar,
                            "in: [" + scalar + "!]",
                            "notIn: [" + scalar + "!]",
                            "gt: " + scalar,
                            "gte: " + scalar,
                            "lt: " + scalar,
                            "lte: " + scalar,
                            "isNull: Boolean");
        }
    }

    @Test
    void textIsComparedAndSearched() {
        assertThat(example.members("StringFilter"))
                .containsSequence("gte: String", "lt: String", "lte: String")
                .endsWith(
                        "contains: String",
                        "startsWith: String",
                        "endsWith: String",
                        "like: String",
                        "ignoreCase: Boolean",
                        "isNull: Boolean");
        assertThat(example.members("StringListFilter"))
                .containsExactly(
                        "has: String",
                        "hasAny: [String!]",
                        "hasEvery: [String!]",
                        "some: StringFilter",
                        "every: StringFilter",
                        "none: StringFilter",
                        "length: IntFilter");
    }

    @Test
    void jsonIsTestedAsAWholeAndByPaths() {
        assertThat(example.members("JsonFilter"))
                .containsExactly(
                        "contains: JSON",
                        "containedBy: JSON",
                        "hasKey: String",
                        "hasAnyKey: [String!]",
                        "hasEveryKey: [String!]",
                        "isNull: Boolean",
                        "isJsonNull: Boolean",
                        "path: [JsonPathFilter!]",
                        "any: JsonElementFilter",
                        "every: JsonElementFilter",
                        "length: IntFilter",
                        "matches: JsonPathMatch");
        assertThat(example.members("JsonPathFilter"))
                .containsExactly(
                        "path: [String!]!",
                        "string: StringFilter",
                        "number: DecimalFilter",
                        "boolean: BooleanFilter",
                        "exists: Boolean",
                        "isJsonNull: Boolean",
                        "contains: JSON",
                        "any: JsonElementFilter",
                        "every: JsonElementFilter",
                        "length: IntFilter");
        assertThat(example.members("JsonPathMatch")).containsExactly("path: String!", "variables: JSON");
    }

    @Test
    void anElementOfAJsonListHasExactlyOneTest() {
        var element = (InputObjectTypeDefinition)
                Objects.requireNonNull(example.types().getTypeOrNull("JsonElementFilter"));

        assertThat(element.hasDirective("oneOf")).isTrue();
        assertThat(example.members("JsonElementFilter"))
                .containsExactly(
                        "string: StringFilter",
                        "number: DecimalFilter",
                        "boolean: BooleanFilter",
                        "contains: JSON",
                        "path: [JsonPathFilter!]");
    }
}
