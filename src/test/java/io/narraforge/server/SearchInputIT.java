package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client writes into a search box is text, or a mistake that is named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchInputIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    void insertRows() {
        String city = ENGINE.rows().world("Mgłogród", "themes", "[\"falochron\"]");
        ENGINE.rows().character(city, "Kinga Wilk");
        ENGINE.rows().character(city, "Kinga Mróz");
    }

    private static Reply search(String text, Object... more) {
        return SearchQuery.run(ENGINE, text, more);
    }

    @Test
    void aCursorIsOfOneTextAndOneSetOfTypes() {
        String cursor = search("falochron").text("search.edges.0.cursor");

        assertBadInput(search("falochrony", "after", cursor), "after", "no cursor of this search");
        assertBadInput(
                search("falochron", "types", List.of("WORLD"), "after", cursor), "after", "no cursor of this search");
        for (String foreign : List.of("", "x", "YWJj", cursor + "A", cursor.substring(4))) {
            assertBadInput(search("falochron", "after", foreign), "after", "no cursor of this search");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'   ', is empty",
        "'\u00a0\t', no letter",
        "'!?…', 'is \"!?…\", which has no letter'",
        "'& | ! : *', no letter",
        "😀, no letter"
    })
    void aTextWithoutAWordIsTheClientsMistake(String text, String message) {
        assertBadInput(search(text), "text", message);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0000b', the character U+0000",
        "'a\ud83d', half of a surrogate pair (U+D83D)",
        "'\udc00a', half of a surrogate pair (U+DC00)"
    })
    void aTextThatPostgresCannotHoldIsTheClientsMistake(String text, String message) {
        assertBadInput(search(text), "text", message);
    }

    @Test
    void aTextOfMoreThanTwoHundredCharactersIsOverTheLimit() {
        assertThat(search("😀a".repeat(100)).withoutErrors().texts("search.nodes.*"))
                .isEmpty();
        assertThat(search("a".repeat(201)).onlyError().extensions())
                .isEqualTo(Map.of(
                        "code",
                        "LIMIT_EXCEEDED",
                        "requestId",
                        "request-1",
                        "argument",
                        "search(text:)",
                        "limit",
                        200L,
                        "requested",
                        201L));
    }

    @Test
    void anEmptyListOfTypesNamesWhatIsAllowed() {
        assertBadInput(search("a", "types", List.of()), "types", "WORLD, CHARACTER, TIMELINE, ARTIFACT");
        assertThat(search("a", "first", -1).onlyError().message()).isEqualTo("search(first:) is -1; use 0 to 1000");
        assertThat(search("a", "first", 1001).onlyError().code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(search("kinga", "first", 0).withoutErrors().at("search.pageInfo.hasNextPage"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "falochron & !powodz",
                "falochron | kinga:*",
                "<-> falochron <2> gdy",
                "'; DROP TABLE worlds; --",
                "falochron\\' OR 1=1",
                "%_%a",
                "a:b:c",
                "-12 1e5 0x1f 3.14",
                "http://example.org/a?b=c&d",
                "<b>a</b> &amp; x@y.z",
                "½ ﬁ ß ﷺ İ",
                "日本語",
                "١٢٣",
                "${text} {0} ?"
            })
    void whatLooksLikeAnOperatorIsText(String text) {
        Reply reply = search(text);

        assertThat(reply.withoutErrors().failures()).isEmpty();
        assertThat(search("Mgłogród", "types", List.of("WORLD")).withoutErrors().texts("search.nodes.*.node.name"))
                .startsWith("Mgłogród");
    }

    private static void assertBadInput(Reply reply, String argument, String message) {
        assertThat(reply.failures()).isEmpty();
        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().extensions().get("argument")).isEqualTo("search(" + argument + ":)");
        assertThat(reply.onlyError().message())
                .startsWith("search(" + argument + ":) ")
                .contains(message);
        assertThat(reply.statements()).isEmpty();
    }
}
