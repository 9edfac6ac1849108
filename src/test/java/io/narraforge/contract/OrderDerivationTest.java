package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderDerivationTest {
    private final DerivedExample example = DerivedExample.asItIs();

    @Test
    void aTypeIsOrderedByFieldsJsonAndRelatedRows() {
        assertThat(example.members("BookOrder"))
                .containsExactly(
                        "field: BookOrderField",
                        "path: BookPathOrder",
                        "author: AuthorOrderField",
                        "direction: OrderDirection! = ASC",
                        "nulls: NullsOrder");
    }

    @Test
    void aTypeIsOrderedByHowManyRelatedNodesThereAre() {
        assertThat(example.members("AuthorOrder"))
                .containsExactly(
                        "field: AuthorOrderField",
                        "count: AuthorRelation",
                        "direction: OrderDirection! = ASC",
                        "nulls: NullsOrder");
        assertThat(example.members("AuthorRelation")).containsExactly("BOOKS");
    }

    @Test
    void aTypeCanBeOrderedByEachColumnThatIsNoJson() {
        assertThat(example.members("BookOrderField"))
                .containsExactly(
                        "ID",
                        "AUTHOR_ID",
                        "TITLE",
                        "SUBTITLE",
                        "MOOD",
                        "PAGES",
                        "SCORE",
                        "PRICE",
                        "PRINTED",
                        "CREATED_AT",
                        "SOLD_AT");
    }

    @Test
    void aPathStartsAtAFieldThatIsJsonAsItIsStored() {
        assertThat(example.members("BookPathOrder"))
                .containsExactly("column: BookJsonColumn!", "path: [String!]!", "as: JsonValueType!");
        assertThat(example.members("BookJsonColumn")).containsExactly("NOTES_JSON");
        assertThat(example.members("JsonValueType")).containsExactly("STRING", "NUMBER", "BOOLEAN");
    }

    @Test
    void whatATypeHasNotIsNoTarget() {
        assertThat(example.types().types()).doesNotContainKeys("BookRelation", "AuthorPathOrder", "AuthorJsonColumn");
    }
}
