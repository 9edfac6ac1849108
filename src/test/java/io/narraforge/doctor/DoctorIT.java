package io.narraforge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.model.Declarations;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twelve thousand books by ten authors, with no index but those of the ids; each test makes its own. */
class DoctorIT {
    private static final int LARGE = 10_000;

    private static final String TABLES = """
        CREATE TABLE authors (id uuid NOT NULL PRIMARY KEY, name varchar(100) NOT NULL, created_at timestamptz NOT NULL);
        CREATE TABLE books (
            id uuid NOT NULL PRIMARY KEY,
            author_id uuid NOT NULL,
            title varchar(200) NOT NULL,
            blurb text,
            mood varchar(20) NOT NULL,
            pages integer NOT NULL,
            printed boolean NOT NULL,
            tags jsonb NOT NULL,
            notes jsonb NOT NULL,
            created_at timestamptz NOT NULL);
        """;

    private static final String CONTRACT = """
        interface Node { id: ID! }
        scalar DateTime
        scalar Decimal
        scalar JSON
        enum Mood { GLAD GLOOMY }
        type Author implements Node { id: ID! name: String! createdAt: DateTime! books: BookConnection }
        type Book implements Node {
          id: ID!
          authorId: ID!
          author: Author
          title: String!
          blurb: String
          mood: Mood!
          pages: Int!
          printed: Boolean!
          tags: [String!]!
          notes: [Note!]!
          notesJson: JSON!
          createdAt: DateTime!
          weight: Int!
        }
        type Note { text: String }
        """;

    private static final Model MODEL = ExampleTables.bind(
            CONTRACT,
            TABLES,
            Declarations.ofExpressions(Map.of(
                    "Book.weight",
                    book -> Objects.requireNonNull(book.field("pages", SQLDataType.INTEGER))
                            .mul(DSL.inline(4)))));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @BeforeAll
    static void fill() {
        DATABASE.execute("CREATE SCHEMA extensions; CREATE EXTENSION pg_trgm SCHEMA extensions;");
        DATABASE.execute(TABLES);
        DATABASE.execute("""
            ALTER TABLE books SET (autovacuum_enabled = false);
            INSERT INTO authors
                SELECT gen_random_uuid(), 'Author ' || n, now() FROM generate_series(1, 10) AS n;
            INSERT INTO books
                SELECT gen_random_uuid(), gen_random_uuid(), 'Book ' || n, 'About ' || n, 'glad', n % 300, true,
                    '["sea"]', '[{"text": "x"}]', now() + n * interval '1 s'
                FROM generate_series(1, 12000) AS n;
            ANALYZE books, authors;
            """);
    }

    @AfterEach
    void dropIndexes() {
        DATABASE.execute("""
            DO $$
            DECLARE
                index regclass;
            BEGIN
                FOR index IN SELECT indexrelid FROM pg_index
                    WHERE NOT indisprimary AND indrelid IN ('books'::regclass, 'authors'::regclass)
                LOOP
                    EXECUTE 'DROP INDEX ' || index;
                END LOOP;
            END
            $$\
            """);
    }

    private static Examination examine() {
        return Doctor.examine(MODEL, DATABASE.database(), LARGE);
    }

    private static List<Finding> findingsAbout(String column) {
        return examine().findings().stream()
                .filter(finding -> finding.column().equals(column))
                .toList();
    }

    @Test
    void whatReadsTheWholeTableIsNamedWithTheIndexThatServesIt() {
        assertThat(findingsAbout("pages"))
                .containsExactly(new Finding(
                        "Book",
                        "books",
                        "pages",
                        12_000,
                        List.of("books(where: {pages: {eq: …}})", "books(orderBy: [{field: PAGES}])"),
                        "CREATE INDEX CONCURRENTLY books_pages_id_idx ON books (pages, id);"));
        assertThat(findingsAbout("mood"))
                .extracting(Finding::ddl)
                .containsExactly("CREATE INDEX CONCURRENTLY books_mood_created_at_id_idx ON books"
                        + " (mood COLLATE \"und-x-icu\", created_at, id);");
        assertThat(findingsAbout("author_id"))
                .extracting(Finding::questions)
                .containsExactly(List.of(
                        "books(where: {authorId: {eq: …}})",
                        "authors { nodes { books } }",
                        "books(orderBy: [{field: AUTHOR_ID}])"));
    }

    @Test
    void everyQuestionIsServedOnceTheIndexesThatWereNamedAreThere() {
        List<Finding> before = examine().findings();
        before.forEach(finding -> DATABASE.execute(finding.ddl()));

        assertThat(before)
                .extracting(Finding::ddl)
                .as("one of each kind")
                .anyMatch(ddl -> ddl.contains(" (title COLLATE \"und-x-icu\", created_at, id)"))
                .anyMatch(ddl -> ddl.contains("USING hash (blurb COLLATE \"und-x-icu\")"))
                .anyMatch(ddl -> ddl.contains("USING gin (tags)"))
                .anyMatch(ddl -> ddl.contains("books_title_trgm_idx ON books USING gin (title "))
                .anyMatch(ddl -> ddl.contains("books_lower_title_trgm_idx ON books USING gin (lower(title COLLATE "));
        assertThat(examine().findings()).isEmpty();
    }

    @Test
    void aColumnWithItsIndexIsNoFinding() {
        assertThat(findingsAbout("printed")).hasSize(1);
        DATABASE.execute("CREATE INDEX by_print ON books (printed)");

        assertThat(findingsAbout("printed")).isEmpty();
    }

    @Test
    void anIndexInAnotherCollationServesNoComparison() {
        DATABASE.execute("CREATE INDEX by_mood ON books (mood)");

        assertThat(findingsAbout("mood")).hasSize(1);
    }

    @Test
    void anIndexThatBeginsWithAnotherColumnServesNoTest() {
        DATABASE.execute("CREATE INDEX by_author ON books (author_id, pages)");

        assertThat(findingsAbout("pages"))
                .flatExtracting(Finding::questions)
                .contains("books(where: {pages: {eq: …}})");
        assertThat(findingsAbout("author_id")).isEmpty();
    }

    @Test
    void anIndexThatServesSomeQuestionsLeavesTheOthers() {
        DATABASE.execute("CREATE INDEX by_notes ON books USING gin (notes jsonb_path_ops)");

        assertThat(findingsAbout("notes"))
                .singleElement()
                .extracting(Finding::questions)
                .isEqualTo(List.of("books(where: {notesJson: {hasKey: …}})"));
    }

    @Test
    void aNameThatIsTakenIsNotProposed() {
        DATABASE.execute("CREATE INDEX books_pages_id_idx ON books (title)");

        assertThat(findingsAbout("pages"))
                .singleElement()
                .extracting(Finding::ddl)
                .asString()
                .startsWith("CREATE INDEX CONCURRENTLY books_pages_id_idx1 ON ");
    }

    @Test
    void smallTablesAreNotExamined() {
        Examination examination = examine();

        assertThat(examination.findings()).extracting(Finding::type).containsOnly("Book");
        assertThat(examination.largeTables()).isEqualTo(1);
        assertThat(Doctor.examine(MODEL, DATABASE.database(), 12_001))
                .isEqualTo(new Examination(12_001, 2, 0, 0, List.of(), List.of()));
    }

    @Test
    void whatNoIndexMendsIsANote() {
        assertThat(examine().notes())
                .containsExactly(
                        new Note(
                                "books",
                                "books(orderBy: [{field: BLURB}]) sorts the 12,000 rows of books; no index is a remedy,"
                                        + " for a B-tree refuses rows whose text is longer than about 2,700 bytes"),
                        new Note(
                                "books",
                                "books(where: {notes: {…}}): the list of each of the 12,000 rows of books is looked"
                                        + " into; no index serves that; where whole values are known,"
                                        + " books(where: {notesJson: {contains: …}}) can use an index"),
                        new Note(
                                "books",
                                "books(where: {weight: {…}}) and books(orderBy: [{field: WEIGHT}]): the value is"
                                        + " computed for each of the 12,000 rows of books; no index can hold it"));
    }

    @Test
    void aTableThatWasNeverAnalyzedIsCountedAndTold() {
        DATABASE.execute("""
            CREATE TABLE analyzed_books AS TABLE books;
            DELETE FROM books;
            TRUNCATE books;
            INSERT INTO books TABLE analyzed_books;
            DELETE FROM pg_statistic WHERE starelid = 'books'::regclass;
            """);
        try {
            assertThat(examine().notes())
                    .first()
                    .isEqualTo(new Note(
                            "books",
                            "books was never analyzed, so PostgreSQL does not know what its 12,000 rows hold; run:"
                                    + " ANALYZE books"));
        } finally {
            DATABASE.execute("DROP TABLE analyzed_books; ANALYZE books");
        }
    }

    @Test
    void nothingOfTheExaminationIsLeftInTheSession() {
        examine();

        assertThat(DATABASE.queryTexts("SELECT name FROM pg_settings WHERE name LIKE 'enable%' AND source = 'session'"))
                .isEmpty();
        assertThat(DATABASE.queryText("SHOW transaction_read_only")).isEqualTo("off");
    }
}
