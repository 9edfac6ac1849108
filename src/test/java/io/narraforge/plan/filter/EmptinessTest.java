package io.narraforge.plan.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.model.ExampleTables;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which filters let every row pass because they test against nothing. */
class EmptinessTest {
    private static final Model MODEL = ExampleTables.model();
    private static final Map<String, ?> ANY = Map.of("id", Map.of("notIn", List.of()));
    private static final Map<String, ?> NONE = Map.of("id", Map.of("in", List.of()));
    private static final Map<String, ?> TEST = Map.of("title", Map.of("eq", ""));

    private static Filtered read(String type, Map<String, ?> where) {
        return FilterReader.read(MODEL, MODEL.entity(type), where, Place.of("books(where:)"), value -> "{}");
    }

    static Stream<Map<String, ?>> empty() {
        return Stream.of(
                ANY,
                Map.of("not", NONE),
                Map.of("and", List.of(ANY, ANY)),
                Map.of("or", List.of(TEST, ANY)),
                Map.of("not", Map.of("and", List.of(TEST, NONE))),
                Map.of("not", Map.of("or", List.of(NONE, NONE))),
                Map.of("title", Map.of("contains", "")),
                Map.of("title", Map.of("like", "%")),
                Map.of("tags", Map.of("hasEvery", List.of())),
                Map.of("not", Map.of("tags", Map.of("hasAny", List.of()))),
                Map.of("notesJson", Map.of("contains", Map.of())),
                Map.of("notes", Map.of("every", Map.of("text", Map.of("notIn", List.of())))),
                Map.of("notes", Map.of("none", Map.of("text", Map.of("in", List.of())))),
                Map.of("author", Map.of("id", Map.of("notIn", List.of()))));
    }

    @ParameterizedTest
    @MethodSource("empty")
    void emptyTestsLetAllPass(Map<String, ?> where) {
        assertThat(read("Book", where).letsAllPass()).isTrue();
    }

    static Stream<Map<String, ?>> testing() {
        return Stream.of(
                TEST,
                NONE,
                Map.of("not", TEST),
                Map.of("not", ANY),
                Map.of("and", List.of(ANY, TEST)),
                Map.of("or", List.of(NONE, TEST)),
                Map.of("title", Map.of("like", "")),
                Map.of("title", Map.of("contains", "%")),
                Map.of("subtitle", Map.of("isNull", false)),
                Map.of("pages", Map.of("gte", 0)),
                Map.of("tags", Map.of("hasEvery", List.of("a"))),
                Map.of("tags", Map.of("hasAny", List.of())),
                Map.of("notesJson", Map.of("containedBy", Map.of())),
                Map.of("notesJson", Map.of("isJsonNull", false)),
                Map.of("notes", Map.of("some", Map.of("text", Map.of("notIn", List.of())))),
                Map.of("notes", Map.of("none", Map.of("text", Map.of("notIn", List.of())))),
                Map.of("author", Map.of("name", Map.of("eq", "Ada"))));
    }

    @ParameterizedTest
    @MethodSource("testing")
    void whatTestsSomethingOrLetsNonePassIsNotEmpty(Map<String, ?> where) {
        assertThat(read("Book", where).letsAllPass()).isFalse();
    }

    @Test
    void ofRelatedRowsEveryAndNoneMayBeEmptyAndSomeAsksForOne() {
        assertThat(read("Author", Map.of("books", Map.of("every", ANY))).letsAllPass())
                .isTrue();
        assertThat(read("Author", Map.of("books", Map.of("none", NONE))).letsAllPass())
                .isTrue();
        assertThat(read("Author", Map.of("not", Map.of("books", Map.of("some", NONE))))
                        .letsAllPass())
                .isTrue();
        assertThat(read("Author", Map.of("books", Map.of("some", ANY))).letsAllPass())
                .isFalse();
        assertThat(read("Author", Map.of("books", Map.of("every", NONE))).letsAllPass())
                .isFalse();
    }

    @Test
    void noFilterLetsAllPass() {
        assertThat(Filtered.everything().letsAllPass()).isTrue();
    }
}
