package io.narraforge.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL's manual, 4.1 "Lexical Structure"; what it leaves open is as its scanner does it. */
class TokenizerTest {
    private static List<String> texts(String sql) {
        return Tokenizer.tokenize(sql).stream()
                .filter(token -> token.kind() != TokenKind.WHITE_SPACE)
                .map(Token::text)
                .toList();
    }

    private static List<TokenKind> kinds(String sql) {
        return Tokenizer.tokenize(sql).stream()
                .map(Token::kind)
                .filter(kind -> kind != TokenKind.WHITE_SPACE)
                .toList();
    }

    private static Token only(String sql) {
        List<Token> tokens = Tokenizer.tokenize(sql);
        assertThat(tokens).hasSize(1);
        return tokens.getFirst();
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> pieces = Arbitraries.of(
                "'",
                "''",
                "\"",
                "$$",
                "$a$",
                "$1",
                "$",
                "--",
                "/*",
                "*/",
                "E'",
                "\\",
                "U&\"",
                "U&'",
                "\n",
                "\r",
                " ",
                ";",
                "(",
                ")",
                "BEGIN ATOMIC",
                "END",
                "CASE",
                "create function",
                "select",
                "0x",
                "1_0",
                "1.",
                "..",
                "e+",
                "::",
                ":=",
                "+",
                "-",
                "@",
                "*",
                "ł",
                "\u00a0",
                "\ud83d",
                "\u0000",
                "name",
                "9a");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property
    void tokensJoinedAreTheTextWhateverItIs(@ForAll("anything") String text) {
        List<Token> tokens = Tokenizer.tokenize(text);

        assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(tokens).allSatisfy(token -> assertThat(token.text()).isNotEmpty());
    }

    @Property
    void everyTokenKnowsItsPlace(@ForAll("anything") String text) {
        assertThat(Tokenizer.tokenize(text)).allSatisfy(token -> {
            assertThat(text).startsWith(text.substring(0, token.offset()) + token.text());
            assertThat(token.line())
                    .isEqualTo(1 + text.substring(0, token.offset()).split("\n", -1).length - 1);
        });
    }

    @Property
    void everyTokenHasANameAndAContent(@ForAll("anything") String text) {
        assertThat(Tokenizer.tokenize(text)).allSatisfy(token -> {
            assertThat(token.content()).isNotNull();
            assertThat(token.isName() ? token.name() : "").isNotNull();
        });
    }

    @Test
    void blockCommentsNest() {
        assertThat(texts("a /* b /* c */ ; */ d")).containsExactly("a", "/* b /* c */ ; */", "d");
    }

    @Test
    void lineCommentEndsBeforeItsLineDoes() {
        assertThat(texts("a--b\nc--d\re")).containsExactly("a", "--b", "c", "--d", "e");
    }

    @Test
    void quoteDoubledIsInsideTheString() {
        assertThat(only("'it''s; -- no comment'").content()).isEqualTo("it's; -- no comment");
    }

    @Test
    void backslashEscapesOnlyWithTheLetterE() {
        assertThat(texts("E'a\\'b' 'c\\' d")).containsExactly("E'a\\'b'", "'c\\'", "d");
        assertThat(only("e'\\x41\\u0142\\U0001F600\\n\\q'").content()).isEqualTo("Ał😀\nq");
    }

    @Test
    void unicodeNamesAndStringsAreDecoded() {
        assertThat(only("U&\"d\\0061t\\+000061\\\\\"").name()).isEqualTo("data\\");
        assertThat(only("u&'\\0142''x'").content()).isEqualTo("ł'x");
        assertThat(texts("u & 'x'")).containsExactly("u", "&", "'x'");
    }

    @Test
    void namesAreFoldedUnlessQuoted() {
        assertThat(only("JoBs_Ł1$").name()).isEqualTo("jobs_Ł1$");
        assertThat(only("\"Jo\"\"Bs\"").name()).isEqualTo("Jo\"Bs");
    }

    @Test
    void dollarQuotesEndAtTheirOwnTag() {
        assertThat(only("$f$ a $$ ; $g$ b' $f$").content()).isEqualTo(" a $$ ; $g$ b' ");
        assertThat(texts("a$b$ $1 $ł$x$ł$")).containsExactly("a$b$", "$1", "$ł$x$ł$");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a*-1, a * - 1",
                "a@-1, a @- 1",
                "a->>'b', a ->> 'b'",
                "a<>-- b, a <> -- b",
                "a*/**/b, a * /**/ b",
                "a::int:=1, a :: int := 1",
                "f(a=>1), f ( a => 1 )",
                "1..10, 1 .. 10",
                "a[1:2].b, a [ 1 : 2 ] . b",
                "?-1, ?- 1",
                "1.5e-3+.5, 1.5e-3 + .5",
                "1_000e1_0, 1_000e1_0"
            })
    void operatorsAndNumbersAreAsLongAsPostgresqlTakesThem(String sql, String spaced) {
        assertThat(String.join(" ", texts(sql))).isEqualTo(spaced);
    }

    @Test
    void numbersOfEveryBaseAreNumbers() {
        assertThat(kinds("1 1. 1.5 .5 1e10 0xfF_00 0o17 0b01 1_000")).hasSize(9).containsOnly(TokenKind.NUMBER);
        assertThat(kinds("1a 0x 0b2 1e $1a 1__0")).containsOnly(TokenKind.MALFORMED, TokenKind.NUMBER);
        assertThat(kinds("1a 0x $1a 1e")).containsOnly(TokenKind.MALFORMED);
    }

    @Test
    void whatHasNoEndIsMalformedToTheEnd() {
        for (String open : List.of("'a", "E'a\\'", "\"a", "$$a$", "$t$ $$", "/* /* */", "U&'x", "b'1")) {
            Token last = Tokenizer.tokenize("x; " + open).getLast();

            assertThat(last.kind()).as(open).isEqualTo(TokenKind.MALFORMED);
            assertThat(last.text()).isEqualTo(open);
        }
    }

    @Test
    void linesAreCountedInsideTokensToo() {
        assertThat(Tokenizer.tokenize("a\n'b\nc' /*\n*/ d").getLast().line()).isEqualTo(4);
    }
}
