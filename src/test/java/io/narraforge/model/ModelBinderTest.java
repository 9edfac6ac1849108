package io.narraforge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Each way in which the contract and the tables can disagree is found, and all of them at once. */
class ModelBinderTest {
    private static List<String> findings(String sdl, String ddl, Declarations declarations) {
        var refused =
                catchThrowableOfType(ProblemOccurredException.class, () -> ExampleTables.bind(sdl, ddl, declarations));
        assertThat(refused).as("the binding is refused").isNotNull();
        return ((Problem.ContractMismatch) Objects.requireNonNull(refused).problem()).findings();
    }

    /** The example with one change of its SDL, which must be a change. */
    private static List<String> findingsWith(String sdlLine, String changedLine) {
        assertThat(ExampleTables.SDL).contains(sdlLine);
        return findings(ExampleTables.SDL.replace(sdlLine, changedLine), ExampleTables.DDL, Declarations.none());
    }

    private static List<String> findingsWithDdl(String ddlLine, String changedLine) {
        assertThat(ExampleTables.DDL).contains(ddlLine);
        return findings(ExampleTables.SDL, ExampleTables.DDL.replace(ddlLine, changedLine), Declarations.none());
    }

    @Test
    void whatFitsIsBoundByConvention() {
        EntityModel book = ExampleTables.model().entity("Book");

        assertThat(book.sourceByField().get("createdAt"))
                .isEqualTo(new FieldSource.Column(book.attribute("createdAt")));
        assertThat(book.sourceByField().get("tags")).isEqualTo(new FieldSource.JsonStrings(book.attribute("tags")));
        assertThat(book.sourceByField().get("notes"))
                .isEqualTo(
                        new FieldSource.JsonObjects(book.attribute("notes"), "Note", List.of(book.attribute("notes"))));
        assertThat(book.sourceByField().get("notesJson")).isEqualTo(new FieldSource.Column(book.attribute("notes")));
        assertThat(book.sourceByField().get("author"))
                .isEqualTo(new FieldSource.ToOne(book.attribute("authorId"), "Author"));
        EntityModel author = ExampleTables.model().entity("Author");
        assertThat(author.sourceByField().get("books")).isInstanceOf(FieldSource.ToMany.class);
    }

    @Test
    void kindsFollowTheColumnsAndTheVocabularies() {
        EntityModel book = ExampleTables.model().entity("Book");

        assertThat(book.attributes())
                .extracting(attribute -> attribute.name() + " " + attribute.kind())
                .containsExactly(
                        "id ID",
                        "authorId ID",
                        "title TEXT",
                        "subtitle TEXT",
                        "mood ENUM",
                        "pages INT",
                        "score FLOAT",
                        "price DECIMAL",
                        "printed BOOLEAN",
                        "tags JSON",
                        "notes JSON",
                        "createdAt DATE_TIME",
                        "soldAt DATE_TIME");
        assertThat(book.attributes())
                .extracting(Attribute::slot)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(book.orderable().map(Map.Entry::getKey)).doesNotContain("tags", "notes", "notesJson", "author");
    }

    @Test
    void aShapeReadsTheKeysOfItsFields() {
        assertThat(ExampleTables.model().shapes())
                .containsExactly(new JsonShape(
                        "Note",
                        Map.of(
                                "pageNumber", new JsonShape.JsonKey("page_number", ValueKind.INT, false),
                                "text", new JsonShape.JsonKey("text", ValueKind.TEXT, false),
                                "marks", new JsonShape.JsonKey("marks", ValueKind.TEXT, true))));
    }

    @Test
    void aTypeWithoutTableIsFound() {
        assertThat(findings(
                        ExampleTables.SDL + "type Shop implements Node { id: ID! }",
                        ExampleTables.DDL,
                        Declarations.none()))
                .containsExactly("Shop: no table shops");
    }

    @Test
    void aFieldWithoutColumnIsFound() {
        assertThat(findingsWith("subtitle: String", "subtitle: String\n  isbn: String"))
                .containsExactly("Book.isbn: no source; neither a column of books nor declared as computed");
    }

    @Test
    void aComputedFieldNeedsNoColumn() {
        String sdl = ExampleTables.SDL.replace("subtitle: String", "subtitle: String\n  isbn: String");
        var computed = new Declarations(Map.of(), Set.of("Book.isbn"), Map.of(), Map.of(), WriteRules.none());

        assertThat(ExampleTables.bind(sdl, ExampleTables.DDL, computed)
                        .entity("Book")
                        .sourceByField())
                .doesNotContainKey("isbn");
    }

    /** Extensions are what is derived: aggregates beside a connection, which no row has. */
    @Test
    void aFieldOfAnExtensionIsNotBound() {
        String sdl = ExampleTables.SDL + "extend type Author { booksAggregate(minimum: Int): Int }";

        assertThat(ExampleTables.bind(sdl, ExampleTables.DDL, Declarations.none())
                        .entity("Author")
                        .sourceByField())
                .containsOnlyKeys("id", "name", "createdAt", "books");
    }

    private static Model withPricePerPage(String field) {
        String sdl = ExampleTables.SDL.replace("subtitle: String", "subtitle: String\n  " + field);
        Expression pricePerPage = table -> Objects.requireNonNull(table.field("price", BigDecimal.class))
                .div(Objects.requireNonNull(table.field("pages", Integer.class)));
        return ExampleTables.bind(
                sdl, ExampleTables.DDL, Declarations.ofExpressions(Map.of("Book.pricePerPage", pricePerPage)));
    }

    @Test
    void anExpressionIsAnAttributeLikeAColumn() {
        EntityModel book = withPricePerPage("pricePerPage: Decimal").entity("Book");
        Attribute attribute = book.attribute("pricePerPage");

        assertThat(book.sourceByField()).containsEntry("pricePerPage", new FieldSource.Column(attribute));
        assertThat(book.orderable()).contains(Map.entry("pricePerPage", attribute));
        assertThat(attribute.kind()).isEqualTo(ValueKind.DECIMAL);
        assertThat(attribute.nullable()).isTrue();
        assertThat(attribute.slot()).isEqualTo(book.attributes().indexOf(attribute));
        assertThat(attribute.selected().getName()).isEqualTo("price_per_page");
        assertThat(attribute.on(book.table().as("b")).toString()).contains("\"b\".price / \"b\".pages");
    }

    @Test
    void anExpressionOfAnotherTypeThanItsFieldIsFound() {
        assertThatThrownBy(() -> withPricePerPage("pricePerPage: String!"))
                .hasMessageContaining("Book.pricePerPage: the column price_per_page is")
                .hasMessageContaining("and can't be served as String");
    }

    @Test
    void aColumnThatNoFieldServesIsFound() {
        assertThat(findingsWith("  subtitle: String\n", ""))
                .containsExactly("Book: no field serves the column subtitle");
    }

    @Test
    void aRenamedFieldIsServedFromItsColumn() {
        String sdl = ExampleTables.SDL.replace("subtitle: String", "secondTitle: String");
        var renamed = Declarations.ofNames(Map.of("Book.secondTitle", "subtitle"));
        EntityModel book = ExampleTables.bind(sdl, ExampleTables.DDL, renamed).entity("Book");

        assertThat(book.sourceByField().get("secondTitle"))
                .isEqualTo(new FieldSource.Column(book.attribute("subtitle")));
    }

    @Test
    void bothKindsOfWrongNullnessAreFound() {
        assertThat(findingsWith("subtitle: String", "subtitle: String!"))
                .containsExactly("Book.subtitle: the column subtitle may be null, so `!` is wrong");
        assertThat(findingsWith("title: String!\n  sub", "title: String\n  sub"))
                .containsExactly("Book.title: the column title is NOT NULL, so `!` is missing");
    }

    @Test
    void aTypeThatTheColumnCannotServeIsFound() {
        assertThat(findingsWith("pages: Int!", "pages: String!"))
                .contains("Book.pages: the column pages is integer and can't be served as String");
        assertThat(findingsWith("pages: Int!", "pages: [Int!]!"))
                .contains("Book.pages: the column pages is integer and can't be served as a list of Int");
        assertThat(findingsWith("pages: Int!", "pages: Mood!"))
                .contains("Book.pages: the column pages is integer and can't be served as Mood");
        assertThat(findingsWith("pages: Int!", "pages: Unheard!"))
                .contains("Book.pages: the column pages is integer and can't be served as Unheard");
    }

    @Test
    void aColumnTypeWithoutScalarIsFound() {
        assertThat(findingsWithDdl("pages integer", "pages interval"))
                .anyMatch(finding -> finding.startsWith("Book: the column books.pages has the type interval"));
    }

    @Test
    void aConnectionWithoutForeignKeyIsFound() {
        assertThat(findingsWith("subtitle: String", "subtitle: String\n  authors: AuthorConnection"))
                .containsExactly("Book.authors: no foreign key authors.book_id to stand on");
        assertThat(findingsWith("books: BookConnection", "books: BookConnection\n  shops: ShopConnection"))
                .containsExactly("Author.shops: no foreign key shops.author_id to stand on");
    }

    @Test
    void aRelatedRowWithoutForeignKeyIsFound() {
        assertThat(findingsWith("author: Author", "author: Author\n  editor: Author"))
                .containsExactly("Book.editor: no foreign key books.editor_id to stand on");
    }

    @Test
    void aForeignKeyThatIsNoIdIsFound() {
        assertThat(findingsWithDdl("author_id uuid", "author_id text"))
                .contains(
                        "Book.author: no foreign key books.author_id to stand on",
                        "Author.books: no foreign key books.author_id to stand on");
    }

    @Test
    void aTableWithoutIdIsFoundTogetherWithTheRest() {
        assertThat(findingsWithDdl("authors (id uuid NOT NULL, ", "authors ("))
                .contains(
                        "Author.id: no source; neither a column of authors nor declared as computed",
                        "Author.books: no column authors.id to stand on");
    }

    @Test
    void aTableWithoutTimeOfCreationHasNoOrderByDefault() {
        assertThat(findingsWithDdl(", created_at timestamptz NOT NULL);", ");"))
                .contains("Author: no column created_at, which rows are ordered by");
    }

    @Test
    void aPromisedJsonKeyIsFound() {
        assertThat(findingsWith("pageNumber: Int", "pageNumber: Int!"))
                .containsExactly("Note.pageNumber: nothing guarantees a JSON key, so `!` is wrong");
    }

    @Test
    void aJsonKeyOfNoScalarIsFound() {
        assertThat(findingsWith("text: String", "text: Mood"))
                .containsExactly("Note.text: a JSON key can't be served as Mood");
    }

    @Test
    void aListOfSomethingElseThanObjectsIsFound() {
        assertThat(findingsWith("notes: [Note!]!", "notes: [Int!]!"))
                .containsExactly("Int: no object type for a view of JSON");
    }

    @Test
    void aDeclarationThatNamesNothingIsFound() {
        var declared = new Declarations(
                Map.of("Book.heading", "title"),
                Set.of("Book.stars"),
                Map.of("Book.weight", table -> DSL.inline(1)),
                Map.of("Book.notes", List.of("shelf_id"), "Book.hints", List.of("id")),
                new WriteRules(Set.of("Book.owner"), Set.of("Book.rank", "Book.pages"), Map.of()));

        assertThat(findings(ExampleTables.SDL, ExampleTables.DDL, declared))
                .containsExactlyInAnyOrder(
                        "Book.heading: declared by a feature, but not in the contract",
                        "Book.stars: declared by a feature, but not in the contract",
                        "Book.weight: declared by a feature, but not in the contract",
                        "Book.hints: declared by a feature, but not in the contract",
                        "Book.owner: declared by a feature, but not in the contract",
                        "Book.rank: declared by a feature, but not in the contract",
                        "Book.notes: no column books.shelf_id to read with it");
    }

    @Test
    void everythingIsFoundAtOnce() {
        String sdl = ExampleTables.SDL
                        .replace("pages: Int!", "pages: Int\n  isbn: String")
                        .replace("text: String", "text: String!")
                + "type Shop implements Node { id: ID! }";

        assertThat(findings(sdl, ExampleTables.DDL, Declarations.none()))
                .containsExactlyInAnyOrder(
                        "Shop: no table shops",
                        "Book.isbn: no source; neither a column of books nor declared as computed",
                        "Book.pages: the column pages is NOT NULL, so `!` is missing",
                        "Note.text: nothing guarantees a JSON key, so `!` is wrong");
    }
}
