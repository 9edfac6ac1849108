package io.narraforge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a client may write, and what it has to. */
class WritableTest {
    private static final String CHANGING = "updated_at timestamptz NOT NULL, version integer NOT NULL DEFAULT 1,";

    private static EntityModel book(String fields, String columns, Declarations declarations) {
        return ExampleTables.bind(
                        ExampleTables.SDL.replace("  subtitle: String\n", "  subtitle: String\n  " + fields + "\n"),
                        ExampleTables.DDL.replace("subtitle text,", "subtitle text, " + columns),
                        declarations)
                .entity("Book");
    }

    private static EntityModel book(WriteRules rules) {
        return book("", "", Declarations.ofWriteRules(rules));
    }

    private static List<String> inputs(EntityModel entity) {
        return entity.inputs().map(Map.Entry::getKey).toList();
    }

    private static List<String> required(EntityModel entity) {
        return entity.inputs()
                .filter(entry -> entity.isRequiredOnCreate(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void columnsAreWrittenInTheContractsOrderAndJsonViewsByTheirRawField() {
        EntityModel book = book(WriteRules.none());

        assertThat(inputs(book))
                .containsExactly(
                        "authorId",
                        "title",
                        "subtitle",
                        "mood",
                        "pages",
                        "score",
                        "price",
                        "printed",
                        "tags",
                        "notesJson",
                        "soldAt");
        assertThat(book.inputs()).contains(Map.entry("notesJson", book.attribute("notes")));
    }

    @Test
    void whatTheDatabaseKeepsIsNeverWritten() {
        EntityModel book = book(
                "updatedAt: DateTime!\n  version: Int!\n  checksum: String!",
                CHANGING + "checksum varchar(64) NOT NULL,",
                Declarations.none());

        assertThat(inputs(book)).doesNotContain("id", "createdAt", "updatedAt", "version", "checksum");
        assertThat(book.isRequiredOnCreate(book.attribute("checksum"))).isFalse();
    }

    @Test
    void whatSqlComputesIsNeverWritten() {
        Expression priceOfAll = table -> Objects.requireNonNull(table.field("price", BigDecimal.class))
                .mul(Objects.requireNonNull(table.field("pages", Integer.class)));
        Expression hints = table -> Objects.requireNonNull(table.field("tags"));
        EntityModel book = book(
                "priceOfAll: Decimal\n  hints: [String!]!",
                "",
                Declarations.ofExpressions(Map.of("Book.priceOfAll", priceOfAll, "Book.hints", hints)));

        assertThat(inputs(book)).contains("price", "tags").doesNotContain("priceOfAll", "hints");
        assertThat(book.attribute("hints").hasDefault()).isFalse();
    }

    @Test
    void whatAFeatureKeepsIsNeverWritten() {
        assertThat(inputs(book(WriteRules.keeping("Book.mood", "Book.notesJson"))))
                .contains("title")
                .doesNotContain("mood", "notesJson");
    }

    @Test
    void aColumnOfTwoFieldsIsWrittenByTheFirst() {
        EntityModel book = book("heading: String!", "", Declarations.ofNames(Map.of("Book.heading", "title")));

        assertThat(inputs(book)).contains("title").doesNotContain("heading");
    }

    @Test
    void aNewRowNeedsWhatIsNotNullAndHasNoDefault() {
        EntityModel book = book("rank: Int!", "rank integer NOT NULL DEFAULT 7,", Declarations.none());

        assertThat(required(book))
                .containsExactly("authorId", "title", "mood", "pages", "printed", "tags", "notesJson");
        assertThat(book.attribute("rank").hasDefault()).isTrue();
        assertThat(book.attribute("pages").hasDefault()).isFalse();
    }

    @Test
    void aNewRowNeedsNothingThatTheDatabaseFills() {
        var rules = new WriteRules(Set.of(), Set.of("Book.printed", "Book.notesJson"), Map.of());

        assertThat(required(book(rules))).containsExactly("authorId", "title", "mood", "pages", "tags");
        assertThat(inputs(book(rules))).contains("printed", "notesJson");
    }

    @Test
    void rulesOfSeveralFeaturesHoldTogether() {
        Declarations both = Declarations.ofWriteRules(WriteRules.keeping("Book.mood"))
                .and(Declarations.ofWriteRules(WriteRules.filling("Book.pages")))
                .and(Declarations.ofWriteRules(WriteRules.keeping("Book.title")));
        EntityModel book = book("", "", both);

        assertThat(inputs(book)).doesNotContain("mood", "title");
        assertThat(required(book)).containsExactly("authorId", "printed", "tags", "notesJson");
    }

    @Test
    void onlyRowsThatTellWhenTheyChangedHaveAVersion() {
        EntityModel changing = book("updatedAt: DateTime!\n  version: Int!", CHANGING, Declarations.none());
        EntityModel numbered = book("version: Int!", "version integer NOT NULL,", Declarations.none());

        assertThat(changing.isRecord()).isFalse();
        assertThat(changing.rowVersion()).contains(changing.attribute("version"));
        assertThat(numbered.isRecord()).isTrue();
        assertThat(numbered.rowVersion()).isEmpty();
    }

    @Test
    void onlyTextOfBoundedLengthHasAMaximum() {
        EntityModel book = book("shelf: String!", "shelf varchar(12) NOT NULL,", Declarations.none());

        assertThat(book.attribute("shelf").maxLength()).isEqualTo(OptionalInt.of(12));
        assertThat(List.of("title", "pages", "price", "createdAt", "notes"))
                .allSatisfy(name -> assertThat(book.attribute(name).maxLength()).isEmpty());
    }
}
