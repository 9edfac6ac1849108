package io.narraforge.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.server.Domain;
import org.junit.jupiter.api.Test;

class MutationDerivationTest {

    @Test
    void withoutMutationsNothingIsDerivedForWriting() {
        assertThat(DerivedExample.asItIs().contract().sdl()).doesNotContain("Input", "Payload", "Patch", "Cascade");
    }

    @Test
    void onlyWhatAMutationLeadsToIsDerived() {
        DerivedExample example = DerivedExample.written("createBook");

        assertThat(example.types().types())
                .containsKeys("CreateBookInput", "CreateBookPayload")
                .doesNotContainKeys("CreateBookRow", "BookPatch", "OnRowError", "SkippedRow", "JsonPatchOperation")
                .doesNotContainKeys("CreateAuthorInput", "CreateBooksInput", "DeleteBookInput", "BookCascade");
    }

    @Test
    void aNewNodeIsGivenItsWritableFields() {
        DerivedExample example = DerivedExample.written("createBook");

        assertThat(example.members("CreateBookInput"))
                .containsExactly(
                        "authorId: ID!",
                        "title: String!",
                        "subtitle: String",
                        "plan: JSON",
                        "rank: Int",
                        "mood: Mood!",
                        "pages: Int!",
                        "score: Float",
                        "price: Decimal",
                        "printed: Boolean!",
                        "tags: [String!]!",
                        "notesJson: JSON!",
                        "soldAt: DateTime",
                        "idempotencyKey: String");
        assertThat(example.members("CreateBookPayload")).containsExactly("book: Book!");
    }

    @Test
    void aNewNodeIsCreatedWithWhatItOwnsUnlessThatIsARecord() {
        DerivedExample example = DerivedExample.written("createAuthor", "createBook");

        assertThat(example.members("CreateAuthorInput"))
                .containsExactly("name: String!", "books: [CreateAuthorBookRow!]", "idempotencyKey: String");
        assertThat(example.members("CreateAuthorBookRow"))
                .contains("title: String!", "notesJson: JSON!")
                .doesNotContain("authorId: ID!", "idempotencyKey: String");
        assertThat(example.members("CreateBookInput")).noneMatch(member -> member.startsWith("reviews"));
        assertThat(example.types().types()).doesNotContainKeys("CreateAuthorPenRow", "CreateBookReviewRow");
    }

    @Test
    void manyNodesAreCreatedAsRows() {
        DerivedExample example = DerivedExample.written("createReviews", "createAuthors");

        assertThat(example.members("CreateReviewsInput"))
                .containsExactly("rows: [CreateReviewRow!]!", "onError: OnRowError", "idempotencyKey: String");
        assertThat(example.members("CreateReviewRow")).containsExactly("bookId: ID!", "text: String!");
        assertThat(example.members("CreateAuthorRow")).containsExactly("name: String!");
        assertThat(example.members("CreateReviewsPayload"))
                .containsExactly("count: Int!", "reviews: [Review!]!", "skipped: [SkippedRow!]!");
        assertThat(example.members("OnRowError")).containsExactly("ABORT", "SKIP");
        assertThat(example.members("SkippedRow"))
                .containsExactly(
                        "index: Int!", "code: String!", "message: String!", "inputPath: String", "pointer: String");
    }

    @Test
    void anUpsertIsGivenARowAndWhatToDoWithTheOneThatIsThere() {
        DerivedExample example = DerivedExample.written("upsertAuthor");

        assertThat(example.members("UpsertAuthorInput"))
                .containsExactly("name: String!", "onConflict: OnConflict", "idempotencyKey: String");
        assertThat(example.members("UpsertAuthorPayload")).containsExactly("author: Author!", "created: Boolean!");
        DerivedExample build = build();
        assertThat(build.description("UpsertWorldInput", "themes"))
                .endsWith(" `[]` when absent and the node is new; one that is there keeps its value.");
        assertThat(build.description("CreateWorldInput", "themes")).endsWith(" `[]` when absent.");
        assertThat(example.members("OnConflict")).containsExactly("UPDATE", "IGNORE");
    }

    @Test
    void aPatchHasEveryWritableFieldAndPatchesOfJson() {
        DerivedExample example = DerivedExample.written("updateBook");

        assertThat(example.members("BookPatch"))
                .containsExactly(
                        "authorId: ID",
                        "title: String",
                        "subtitle: String",
                        "plan: JSON",
                        "planMergePatch: JSON",
                        "planJsonPatch: [JsonPatchOperation!]",
                        "rank: Int",
                        "mood: Mood",
                        "pages: Int",
                        "score: Float",
                        "price: Decimal",
                        "printed: Boolean",
                        "tags: [String!]",
                        "tagsJsonPatch: [JsonPatchOperation!]",
                        "notesJson: JSON",
                        "notesJsonPatch: [JsonPatchOperation!]",
                        "soldAt: DateTime");
        assertThat(example.members("JsonPatchOperation"))
                .containsExactly("op: JsonPatchOperator!", "path: String!", "from: String", "value: JSON");
        assertThat(example.members("JsonPatchOperator"))
                .containsExactly("ADD", "REMOVE", "REPLACE", "MOVE", "COPY", "TEST");
    }

    @Test
    void aNodeIsChangedByItsIdAndManyByAFilter() {
        DerivedExample example = DerivedExample.written("updateBook", "updateBooks");

        assertThat(example.members("UpdateBookInput"))
                .containsExactly("id: ID!", "ifVersion: Int", "patch: BookPatch!", "idempotencyKey: String");
        assertThat(example.members("UpdateBookPayload")).containsExactly("book: Book!");
        assertThat(example.members("UpdateBooksInput"))
                .containsExactly(
                        "where: BookFilter",
                        "all: Boolean",
                        "patch: BookPatch!",
                        "atMost: Int",
                        "idempotencyKey: String");
        assertThat(example.members("UpdateBooksPayload")).containsExactly("count: Int!", "books: [Book!]!");
    }

    @Test
    void aRecordIsNeverChangedAndHasNoVersion() {
        DerivedExample example = DerivedExample.written("updateReview", "deleteReview");

        assertThat(example.types().types()).doesNotContainKeys("UpdateReviewInput", "ReviewPatch");
        assertThat(example.members("DeleteReviewInput"))
                .containsExactly("id: ID!", "dryRun: Boolean", "idempotencyKey: String");
    }

    @Test
    void aNodeWithoutAVersionIsChangedWhateverItWas() {
        assertThat(DerivedExample.written("updatePen").members("UpdatePenInput"))
                .containsExactly("id: ID!", "patch: PenPatch!", "idempotencyKey: String");
    }

    @Test
    void aNodeIsDeletedByItsIdAndManyByAFilter() {
        DerivedExample example = DerivedExample.written("deleteBook", "deleteBooks");

        assertThat(example.members("DeleteBookInput"))
                .containsExactly("id: ID!", "ifVersion: Int", "dryRun: Boolean", "idempotencyKey: String");
        assertThat(example.members("DeleteBookPayload"))
                .containsExactly("id: ID!", "dryRun: Boolean!", "cascade: BookCascade!");
        assertThat(example.members("DeleteBooksInput"))
                .containsExactly(
                        "where: BookFilter",
                        "all: Boolean",
                        "atMost: Int",
                        "dryRun: Boolean",
                        "idempotencyKey: String");
        assertThat(example.members("DeleteBooksPayload"))
                .containsExactly("count: Int!", "ids: [ID!]!", "dryRun: Boolean!", "cascade: BookCascade!");
    }

    @Test
    void aCascadeTellsWhatGoesAndWhatStays() {
        DerivedExample example = DerivedExample.written("deleteAuthor", "deleteBook", "deletePen", "deletePens");

        assertThat(example.members("AuthorCascade")).containsExactly("books: Int!", "pensKept: Int!");
        assertThat(example.members("BookCascade")).containsExactly("reviews: Int!");
        assertThat(example.members("DeletePenPayload")).containsExactly("id: ID!", "dryRun: Boolean!");
        assertThat(example.members("DeletePensPayload"))
                .containsExactly("count: Int!", "ids: [ID!]!", "dryRun: Boolean!");
        assertThat(example.types().types()).doesNotContainKey("PenCascade");
    }

    @Test
    void whatPeopleWroteIsNotDerivedAndLeadsFurther() {
        DerivedExample example = DerivedExample.ofWritten("""
            input CreateBookInput { title: String! first: [CreatePenRow!] }
            type Made { created: CreateAuthorPayload }
            type Mutation { createBook(input: CreateBookInput!, patch: [BookPatch!]): Made }
            """, "", "");

        assertThat(example.members("CreateBookInput")).containsExactly("title: String!", "first: [CreatePenRow!]");
        assertThat(example.types().types())
                .containsKeys("CreatePenRow", "CreateAuthorPayload", "BookPatch", "JsonPatchOperator")
                .doesNotContainKeys("CreateBookPayload", "CreatePensInput", "CreateAuthorInput");
    }

    @Test
    void anInputIsDescribedAsItsFieldIsAndSaysWhatAbsentMeans() {
        DerivedExample example = DerivedExample.writtenWith(
                "\"The place, say \\\"A\\\" or \\\\.\" shelf: String!\n"
                        + "\"\"\"\nIn two\nlines.\n\"\"\" hint: String madeAt: DateTime!",
                "shelf text NOT NULL DEFAULT 'it''s', hint text, made_at timestamptz NOT NULL DEFAULT now(), ",
                "createBook",
                "updateBook");

        assertThat(example.description("CreateBookInput", "shelf"))
                .isEqualTo("The place, say \"A\" or \\. The default when absent.");
        assertThat(example.description("BookPatch", "shelf")).isEqualTo("The place, say \"A\" or \\.");
        assertThat(example.description("CreateBookInput", "hint")).isEqualTo("In two lines. Null when absent.");
        assertThat(example.description("BookPatch", "hint")).isEqualTo("In two lines. Null clears it.");
        assertThat(example.description("CreateBookInput", "title")).isEqualTo("The field `title`.");
        assertThat(example.description("CreateBookInput", "plan")).isEqualTo("The field `plan`. `{}` when absent.");
        assertThat(example.description("CreateBookInput", "rank")).isEqualTo("The field `rank`. `7` when absent.");
        assertThat(example.description("CreateBookInput", "madeAt"))
                .isEqualTo("The field `madeAt`. The default when absent.");
    }

    private static DerivedExample build() {
        Contract contract = Contract.ofBuild();
        return new DerivedExample(contract, Domain.bind(contract.types()));
    }

    @Test
    void aWorldOfTheBuildIsWrittenWithWhatItOwns() {
        DerivedExample build = build();

        assertThat(build.members("CreateWorldInput"))
                .containsExactly(
                        "name: String!",
                        "rules: [String!]",
                        "geography: JSON",
                        "historyJson: JSON",
                        "themes: [String!]",
                        "characters: [CreateWorldCharacterRow!]",
                        "timelines: [CreateWorldTimelineRow!]",
                        "idempotencyKey: String");
        assertThat(build.members("WorldPatch"))
                .containsExactly(
                        "name: String",
                        "rules: [String!]",
                        "rulesJsonPatch: [JsonPatchOperation!]",
                        "geography: JSON",
                        "geographyMergePatch: JSON",
                        "geographyJsonPatch: [JsonPatchOperation!]",
                        "historyJson: JSON",
                        "historyJsonPatch: [JsonPatchOperation!]",
                        "themes: [String!]",
                        "themesJsonPatch: [JsonPatchOperation!]");
        assertThat(build.members("WorldCascade"))
                .containsExactly("characters: Int!", "timelines: Int!", "jobsKept: Int!");
        assertThat(build.members("TimelinePatch"))
                .containsExactly("worldId: ID", "nodesJson: JSON", "nodesJsonPatch: [JsonPatchOperation!]");
    }

    @Test
    void whatTheServerKeepsOfTheBuildIsNotWritten() {
        DerivedExample build = build();

        assertThat(build.members("CreateJobInput"))
                .containsExactly(
                        "type: JobType!",
                        "genre: String!",
                        "inspiration: String",
                        "constraints: JSON",
                        "worldId: ID",
                        "budgetUsd: Decimal",
                        "idempotencyKey: String");
        assertThat(build.members("JobPatch"))
                .contains("constraintsMergePatch: JSON")
                .doesNotContain("status: JobStatus");
        assertThat(build.members("CreateArtifactInput"))
                .containsExactly("jobId: ID!", "type: String!", "data: JSON!", "idempotencyKey: String");
        assertThat(build.members("CreateQaReportInput")).contains("logicScore: Float!", "passed: Boolean");
        assertThat(build.types().types())
                .doesNotContainKeys(
                        "UpdateArtifactInput", "QaReportPatch", "CreateArtifactPayload", "CostSnapshotPatch");
    }
}
