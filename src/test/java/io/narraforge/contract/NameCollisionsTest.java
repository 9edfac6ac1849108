package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Names that the derived part needs for something else are refused before anything is written. */
class NameCollisionsTest {
    private static List<String> findings(Supplier<DerivedExample> derivation) {
        var refused = catchThrowableOfType(ProblemOccurredException.class, derivation::get);
        assertThat(refused).as("the contract is refused").isNotNull();
        return ((Problem.ContractMismatch) Objects.requireNonNull(refused).problem()).findings();
    }

    @Test
    void aRelatedRowIsNotNamedLikeAnotherTarget() {
        assertThat(findings(() -> DerivedExample.withBook(
                        "path: Author\n  pathId: ID\n  count: Author\n  countId: ID\n  bucket: Author\n  bucketId: ID",
                        "path_id uuid, count_id uuid, bucket_id uuid,")))
                .containsExactly(
                        "Book.path: `path` means something else in BookOrder; give the field another name",
                        "Book.path: `path` means something else in BookGroupKey; give the field another name",
                        "Book.count: `count` means something else in BookOrder; give the field another name",
                        "Book.bucket: `bucket` means something else in BookGroupKey; give the field another name");
    }

    @Test
    void aColumnMayHaveTheNameOfATarget() {
        assertThat(DerivedExample.withBook("direction: String", "direction text,")
                        .members("BookFilter"))
                .contains("direction: StringFilter");
    }

    @Test
    void aFieldIsNotNamedLikeAnOperatorOfFilters() {
        assertThat(findings(() -> DerivedExample.withBook("not: Boolean", "\"not\" boolean,")))
                .containsExactly("Book.not: `not` means something else in BookFilter; give the field another name");
        assertThat(findings(() -> DerivedExample.with("marks: [String!]", "or: String")))
                .containsExactly("Note.or: `or` means something else in NoteFilter; give the field another name");
    }

    @Test
    void aFieldIsNotNamedLikeTheCountOfAConnection() {
        assertThat(findings(() -> DerivedExample.withAuthor("booksCount: Int", "books_count integer,")))
                .containsExactly("Author.booksCount: the name is derived from the connection `books`;"
                        + " give the field another name");
    }

    @Test
    void aFieldIsNotNamedLikeOneBesideAConnection() {
        assertThat(findings(() -> DerivedExample.withAuthor("booksGrouped: Int", "books_grouped integer,")))
                .containsExactly("Author.booksGrouped: the name is derived from the connection `books`;"
                        + " give the field another name");
        assertThat(findings(() -> DerivedExample.with("type Query {", "type Query { authorsAggregate: Int")))
                .containsExactly("Query.authorsAggregate: the name is derived from the connection `authors`;"
                        + " give the field another name");
    }

    @Test
    void aFieldIsNotNamedLikeAnotherMemberOfAnInput() {
        assertThat(findings(() -> DerivedExample.writtenWith(
                        "idempotencyKey: String onConflict: String",
                        "idempotency_key text, on_conflict text,",
                        "createBook",
                        "upsertBook")))
                .containsExactly(
                        "Book.idempotencyKey: `idempotencyKey` means something else in CreateBookInput;"
                                + " give the field another name",
                        "Book.onConflict: `onConflict` means something else in UpsertBookInput;"
                                + " give the field another name",
                        "Book.idempotencyKey: `idempotencyKey` means something else in UpsertBookInput;"
                                + " give the field another name");
    }

    @Test
    void aFieldIsNotNamedLikeThePatchOfAnother() {
        assertThat(findings(() -> DerivedExample.writtenWith(
                        "planMergePatch: JSON tagsJsonPatch: [String!]",
                        "plan_merge_patch jsonb, tags_json_patch jsonb,",
                        "updateBook")))
                .containsExactly(
                        "Book.planMergePatch: `planMergePatch` means something else in BookPatch;"
                                + " give the field another name",
                        "Book.tagsJsonPatch: `tagsJsonPatch` means something else in BookPatch;"
                                + " give the field another name");
    }

    @Test
    void aRelationIsNotNamedLikeWhatIsKeptOfAnother() {
        assertThat(findings(() -> DerivedExample.ofWritten(
                        "type Mutation { deleteBook: DeleteBookPayload }",
                        "pens: PenConnection pensKept: ReviewConnection",
                        "")))
                .containsExactly("Book.pensKept: `pensKept` means something else in BookCascade;"
                        + " give the field another name");
    }

    @Test
    void whatNoMutationLeadsToTakesNoName() {
        assertThat(DerivedExample.writtenWith(
                                "onConflict: String planMergePatch: JSON",
                                "on_conflict text, plan_merge_patch jsonb,",
                                "createBook")
                        .members("CreateBookInput"))
                .contains("onConflict: String", "planMergePatch: JSON");
    }

    @Test
    void aTypeIsNotNamedLikeADerivedOne() {
        assertThat(findings(() -> DerivedExample.with("enum Mood", "input BookHaving { a: Int }\nenum Mood")))
                .singleElement()
                .asString()
                .contains("'BookHaving' type", "tried to redefine");
    }
}
