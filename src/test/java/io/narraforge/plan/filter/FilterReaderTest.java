package io.narraforge.plan.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.selectOne;

import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.page.CountPlan;
import io.narraforge.plan.page.PageColumns;
import io.narraforge.plan.page.PagePlan;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.sort.Direction;
import io.narraforge.plan.sort.SortKey;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.plan.value.Operand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a filter becomes: data without values, and SQL whose text no value can change. */
class FilterReaderTest {
    private static final Model MODEL = ExampleTables.model();
    private static final EntityModel BOOK = MODEL.entity("Book");
    private static final EntityModel AUTHOR = MODEL.entity("Author");
    private static final String ID = "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b";

    private static Filtered read(EntityModel entity, Map<String, ?> where) {
        return FilterReader.read(MODEL, entity, where, Place.of("books(where:)"), String::valueOf);
    }

    private static SqlStatement statement(EntityModel entity, Filtered filtered) {
        Filter filter = Objects.requireNonNull(filtered.filter());
        return SqlText.of(selectOne().from(entity.table()).where(FilterToCondition.of(filter, entity.table())));
    }

    private static String condition(EntityModel entity, Map<String, ?> where) {
        return shortened(statement(entity, read(entity, where)).sql());
    }

    /** Without the quotes, names and brackets that jOOQ adds and nobody reads. */
    private static String shortened(String sql) {
        return sql.replace("\"", "").replace(" as one", "").replaceFirst("select 1 from \\w+ where ", "");
    }

    @Test
    void valuesArePlacesOfParametersAndNeverPartOfTheText() {
        Filtered one = read(BOOK, Map.of("title", Map.of("eq", "'; drop table books; --")));
        Filtered other = read(BOOK, Map.of("title", Map.of("eq", "x")));

        assertThat(one.filter()).isEqualTo(other.filter());
        assertThat(shortened(statement(BOOK, one).sql())).isEqualTo("((books.title) collate und-x-icu) = ?");
        assertThat(statement(BOOK, one).parameters()).containsExactly("where.0");
        assertThat(one.value("where.0")).isEqualTo("'; drop table books; --");
    }

    @Test
    void aListIsOneParameterHoweverLongItIs() {
        Filtered two = read(BOOK, Map.of("pages", Map.of("in", List.of(1, 2))));

        assertThat(two.filter())
                .isEqualTo(read(BOOK, Map.of("pages", Map.of("in", List.of(1)))).filter());
        assertThat(shortened(statement(BOOK, two).sql()))
                .isEqualTo("(books.pages = any (cast(cast(? as varchar[]) as int[])))");
        assertThat(two.values()).containsExactly(List.of("1", "2"));
    }

    @Test
    void wildcardsOfWhatIsContainedAreLiterals() {
        assertThat(read(BOOK, Map.of("title", Map.of("contains", "50%_\\"))).values())
                .containsExactly("%50\\%\\_\\\\%");
        assertThat(read(BOOK, Map.of("title", Map.of("like", "50%"))).values()).containsExactly("50%");
    }

    @Test
    void caseIsFoldedOnBothSides() {
        assertThat(condition(BOOK, Map.of("title", Map.of("startsWith", "x", "ignoreCase", true))))
                .isEqualTo("lower(((books.title) collate und-x-icu)) like lower(((?) collate und-x-icu))");
    }

    @Test
    void relationsAreSubqueriesAndNeverJoins() {
        assertThat(condition(AUTHOR, Map.of("books", Map.of("every", Map.of("pages", Map.of("gt", 1))))))
                .isEqualTo("not exists (select 1 from books as at1 where (at1.author_id = authors.id"
                        + " and ((at1.pages > cast(? as int)) is not true)))");
        assertThat(condition(BOOK, Map.of("author", Map.of("books", Map.of("some", Map.of("id", Map.of("eq", ID)))))))
                .isEqualTo("exists (select 1 from authors as at1 where (at1.id = books.author_id and exists (select 1"
                        + " from books as at2 where (at2.author_id = at1.id and at2.id = cast(? as uuid)))))");
    }

    @Test
    void aNumberInsideJsonIsCastBehindItsType() {
        assertThat(condition(BOOK, Map.of("notes", Map.of("some", Map.of("pageNumber", Map.of("lt", 3))))))
                .startsWith("exists (select 1 from jsonb_array_elements(books.notes) as at1 (value) where"
                        + " case when jsonb_typeof(jsonb_extract_path(at1.value, 'page_number')) = 'number' then case");
    }

    @Test
    void onlyIdsAndTheLeadingKeyOfTheOrderKeepTheirPreparedPlan() {
        assertThat(isPlannedWithValues(Map.of("authorId", Map.of("eq", ID)))).isFalse();
        assertThat(isPlannedWithValues(Map.of("title", Map.of("gt", "M")))).isFalse();
        assertThat(isPlannedWithValues(Map.of("title", Map.of("contains", "M"))))
                .isTrue();
        assertThat(isPlannedWithValues(Map.of("pages", Map.of("gt", 1)))).isTrue();
        assertThat(isPlannedWithValues(Map.of("tags", Map.of("has", "x")))).isTrue();
        assertThat(new CountPlan(
                                BOOK,
                                read(BOOK, Map.of("title", Map.of("gt", "M"))).filter(),
                                null,
                                false)
                        .statement()
                        .plannedWithValues())
                .isTrue();
    }

    /** As a page ordered by title. */
    private static boolean isPlannedWithValues(Map<String, ?> where) {
        var order = SortOrder.by(BOOK, List.of(new SortKey(new Operand.Of(BOOK.attribute("title")), Direction.ASC)));
        return PagePlan.of(
                        order,
                        new PageColumns(List.of(BOOK.id()), List.of()),
                        read(BOOK, where).filter(),
                        null,
                        new PageWindow(5, false, null, null))
                .statement()
                .plannedWithValues();
    }

    @Test
    void whatIsNoTestIsNamedByItsPlace() {
        assertThatThrownBy(() -> read(BOOK, Map.of()))
                .hasMessage("books(where:) is empty, which tests nothing; write a test such as {name: {eq: …}},"
                        + " or leave it out");
        assertThatThrownBy(() -> read(BOOK, Map.of("or", List.of(Map.of("title", Map.of())))))
                .hasMessage("books(where:) or[0].title is empty, which tests nothing; write a test such as {eq: …},"
                        + " or leave it out");
        assertThatThrownBy(() -> read(BOOK, Map.of("title", Map.of("ignoreCase", true))))
                .hasMessageStartingWith("books(where:) title is empty");
        assertThatThrownBy(() -> read(BOOK, Map.of("title", Map.of("like", "50\\"))))
                .hasMessageStartingWith("books(where:) title.like ends with a single backslash");
        assertThatThrownBy(() -> read(BOOK, Map.of("authorId", Map.of("in", List.of(ID, "x")))))
                .hasMessageStartingWith("books(where:) authorId.in[1] is \"x\"; use a UUID");
        assertThatThrownBy(() -> read(BOOK, Map.of("title", Map.of("eq", "a\0b"))))
                .hasMessageStartingWith("books(where:) title.eq contains the character U+0000");
    }
}
