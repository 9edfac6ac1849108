package io.narraforge.document;

import static io.narraforge.document.JsonPatch.Kind.ADD;
import static io.narraforge.document.JsonPatch.Kind.COPY;
import static io.narraforge.document.JsonPatch.Kind.MOVE;
import static io.narraforge.document.JsonPatch.Kind.REMOVE;
import static io.narraforge.document.JsonPatch.Kind.REPLACE;
import static io.narraforge.document.JsonPatch.Kind.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.document.JsonPatch.Kind;
import io.narraforge.document.JsonPatch.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private static Operation operation(Kind kind, String path, String value) {
        return new Operation(kind, path, null, value);
    }

    private static Operation remove(String path) {
        return new Operation(REMOVE, path, null, null);
    }

    private static Operation between(Kind kind, String from, String path) {
        return new Operation(kind, path, from, null);
    }

    private static String patched(String document, Operation... operations) throws PatchRefusedException {
        return JsonPatch.of(List.of(operations)).apply(document);
    }

    /** One operation as a line: what it does, where (whence and where to), and the value. */
    private static Operation parse(String line) {
        String[] words = line.split(" ", 3);
        Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        String path = pointer(words[1]);
        return switch (kind) {
            case REMOVE -> remove(path);
            case MOVE, COPY -> between(kind, path, pointer(words[2]));
            case ADD, REPLACE, TEST -> operation(kind, path, words[2]);
        };
    }

    private static String pointer(String word) {
        return word.equals("(whole)") ? "" : word;
    }

    private static Operation[] parseAll(String lines) {
        return Arrays.stream(lines.split(";", -1))
                .map(String::strip)
                .map(JsonPatchTest::parse)
                .toArray(Operation[]::new);
    }

    /** RFC 6902, appendix A: those that succeed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"foo":"bar"}                                | add /baz "qux"                | {"foo":"bar","baz":"qux"}
        {"foo":["bar","baz"]}                        | add /foo/1 "qux"              | {"foo":["bar","qux","baz"]}
        {"baz":"qux","foo":"bar"}                    | remove /baz                   | {"foo":"bar"}
        {"foo":["bar","qux","baz"]}                  | remove /foo/1                 | {"foo":["bar","baz"]}
        {"baz":"qux","foo":"bar"}                    | replace /baz "boo"            | {"baz":"boo","foo":"bar"}
        {"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}} | move /foo/waldo /qux/thud | {"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}
        {"foo":["all","grass","cows","eat"]}         | move /foo/1 /foo/3            | {"foo":["all","cows","eat","grass"]}
        {"baz":"qux","foo":["a",2,"c"]}              | test /baz "qux"; test /foo/1 2 | {"baz":"qux","foo":["a",2,"c"]}
        {"foo":"bar"}                                | add /child {"grandchild":{}}  | {"foo":"bar","child":{"grandchild":{}}}
        {"/":9,"~1":10}                              | test /~01 10                  | {"/":9,"~1":10}
        {"foo":["bar"]}                              | add /foo/- ["abc","def"]      | {"foo":["bar",["abc","def"]]}
        """)
    void appliesAsTheExamplesOfTheSpecificationDo(String document, String operations, String patched)
            throws PatchRefusedException {
        assertThat(patched(document, parseAll(operations))).isEqualTo(patched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"a":1}                    | move /a /ab                  | {"ab":1}
        {"a":[1,2]}                | copy /a/0 /a/-               | {"a":[1,2,1]}
        {"a":[1,2]}                | add /a/2 3                   | {"a":[1,2,3]}
        {"a":{"b":1}}              | move /a/b /a                 | {"a":1}
        {"a":{"b":1}}              | move /a (whole)              | {"b":1}
        {"a":{"b":1}}              | move /a /a                   | {"a":{"b":1}}
        {"a":1}                    | move (whole) (whole)         | {"a":1}
        {"a":1}                    | copy (whole) /b              | {"a":1,"b":{"a":1}}
        {"a":1}                    | add (whole) [1]              | [1]
        {"a":1}                    | replace (whole) 7            | 7
        {"a":1}                    | replace (whole) 7; add (whole) {"b":2} | {"b":2}
        {"a":1}                    | test (whole) {"a":1.00}      | {"a":1}
        {"a":{"x":1,"y":2}}        | test /a {"y":2,"x":1}        | {"a":{"x":1,"y":2}}
        {"a":null}                 | test /a null; remove /a      | {}
        {"a":null}                 | replace /a false             | {"a":false}
        {"a":1}                    | add /a 2                     | {"a":2}
        {"a":1}                    | add /n null                  | {"a":1,"n":null}
        {"":{"":1}}                | replace // 2                 | {"":{"":2}}
        {"01":1,"-":2}             | remove /01; replace /- 3     | {"-":3}
        {"a/b":1,"m~n":2}          | remove /a~1b; test /m~0n 2   | {"m~n":2}
        [[1],[2]]                  | move /0/0 /1/0               | [[],[1,2]]
        {"z":1,"y":2,"x":3}        | replace /y 0.10              | {"z":1,"y":0.10,"x":3}
        """)
    void appliesByTheLetter(String document, String operations, String patched) throws PatchRefusedException {
        assertThat(patched(document, parseAll(operations))).isEqualTo(patched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"baz":"qux"}     | test /baz "bar"          | 0 | /baz   | is "qux", not "bar"
        {"foo":"bar"}     | add /baz/bat "qux"       | 0 | /baz/bat | does not exist: the document has no key "baz"
        {"/":9,"~1":10}   | test /~01 "10"           | 0 | /~01   | is 10, not "10"
        {"a":1}           | test /a 1; remove /b     | 1 | /b     | does not exist: the document has no key "b"
        {"a":{"b":{}}}    | replace /a/b/c 1         | 0 | /a/b/c | does not exist: "/a/b" has no key "c"
        {"a":[1,2]}       | remove /a/2              | 0 | /a/2   | does not exist: "2" is no index of a list that takes 0 to 1
        {"a":[1,2]}       | add /a/3 1               | 0 | /a/3   | does not exist: "3" is no index of a list that takes 0 to 2
        {"a":[1,2]}       | add /a/01 1              | 0 | /a/01  | does not exist: "01" is no index of a list that takes 0 to 2
        {"a":[1,2]}       | replace /a/- 1           | 0 | /a/-   | does not exist: "-" is no index of a list that takes 0 to 1
        {"a":[1]}         | test /a/+0 1             | 0 | /a/+0  | does not exist: "+0" is no index of a list that takes 0
        {"a":[]}          | remove /a/99999999999    | 0 | /a/99999999999 | does not exist: "99999999999" is no index of a list that is empty
        {"a":"text"}      | add /a/0 1               | 0 | /a/0   | does not exist: "/a" is "text"
        {"a":1}           | remove (whole)           | 0 |        | is the whole document, which can't be removed; replace it
        {"a":{"b":1}}     | move /a /a/b             | 0 | /a/b   | lies inside of what is to be moved, "/a"
        {"a":{"b":1}}     | move (whole) /a          | 0 | /a     | lies inside of what is to be moved, ""
        {"a":1}           | move /b /a               | 0 | /b     | does not exist: the document has no key "b"
        {"a":1}           | copy /a /b/c             | 0 | /b/c   | does not exist: the document has no key "b"
        {"a":1}           | remove a                 | 0 | a      | is no JSON Pointer; begin with "/", or use "" for the whole document
        {"a":1}           | remove /~2               | 0 | /~2    | is no JSON Pointer; write "~0" for "~" and "~1" for "/" in a key
        {"a":1}           | remove /a~               | 0 | /a~    | is no JSON Pointer; write "~0" for "~" and "~1" for "/" in a key
        {"a":1}           | replace (whole) 7; add /a 1 | 1 | /a  | does not exist: the document is 7
        {"a":[1]}         | test /a [1,1]            | 0 | /a     | is [1], not [1,1]
        {"a":{"b":1}}     | test /a {"c":1}          | 0 | /a     | is {"b":1}, not {"c":1}
        {"a":true}        | test /a false            | 0 | /a     | is true, not false
        {"a":{"b":1}}     | test /a {"b":1,"c":2}    | 0 | /a     | is {"b":1}, not {"b":1,"c":2}
        {"a":{"b":1,"c":2}} | test /a {"b":1}        | 0 | /a     | is {"b":1,"c":2}, not {"b":1}
        """)
    void aRefusalNamesTheOperationThePlaceAndWhy(
            String document, String operations, int operation, @Nullable String pointer, String reason) {
        assertThat(refusal(document, parseAll(operations))).satisfies(refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.operation()).hasValue(operation);
            assertThat(refused.pointer()).isEqualTo(pointer == null ? "" : pointer);
        });
    }

    @Test
    void whatAnOperationNeedsIsAskedFor() {
        assertThat(refusal("{}", new Operation(ADD, "/a", null, null)).reason())
                .isEqualTo("can't be the path of ADD without \"value\"");
        assertThat(refusal("{}", new Operation(TEST, "/a", "/b", null)).reason())
                .isEqualTo("can't be the path of TEST without \"value\"");
        assertThat(refusal("{}", new Operation(COPY, "/a", null, "1")).reason())
                .isEqualTo("can't be the path of COPY without \"from\"");
    }

    @Test
    void aLongValueFoundIsShortened() {
        assertThat(refusal("{\"a\":\"%s\"}".formatted("x".repeat(1_000)), operation(TEST, "/a", "1"))
                        .reason())
                .isEqualTo("is \"" + "x".repeat(59) + "…, not 1");
    }

    @Test
    void numbersKeepAllTheirDigits() throws PatchRefusedException {
        String longest = "9".repeat(131_072) + "." + "1".repeat(16_383);

        assertThat(patched("{\"long\":%s,\"a\":1.50}".formatted(longest), between(COPY, "/a", "/b")))
                .isEqualTo("{\"long\":%s,\"a\":1.50,\"b\":1.50}".formatted(longest));
    }

    @Test
    void aDocumentNeverNestsDeeperThanTwoHundredLevels() throws PatchRefusedException {
        String levels = "[".repeat(199) + "]".repeat(199);
        String deepest = "[" + levels + "]";

        assertThat(patched("{}", operation(ADD, "/a", levels))).isEqualTo("{\"a\":%s}".formatted(levels));
        assertThat(patched("{\"a\":%s}".formatted(levels), operation(REPLACE, "/a", levels)))
                .isEqualTo("{\"a\":%s}".formatted(levels));
        String reason = "would nest deeper than the 200 levels of a document";
        assertThat(refusal("{}", operation(ADD, "/a", deepest)).reason()).isEqualTo(reason);
        assertThat(refusal("{\"a\":1}", operation(REPLACE, "/a", deepest)).reason())
                .isEqualTo(reason);
        assertThat(refusal(deepest, between(COPY, "/0", "/0/0")).reason()).isEqualTo(reason);
        assertThat(refusal("[[1],%s]".formatted(levels), between(MOVE, "/1", "/0/0"))
                        .reason())
                .isEqualTo(reason);
        assertThat(refusal("[" + deepest + "]", remove("/0")).reason())
                .isEqualTo("nests deeper than 200 levels; use 200 at most");
        assertThat(refusal("{}", operation(ADD, "", "[" + deepest + "]")).reason())
                .isEqualTo("would get a value that nests deeper than 200 levels; use 200 at most");
    }

    @Test
    void aDocumentThatIsCopiedIntoItselfAgainAndAgainIsStopped() {
        Operation[] doubling = new Operation[100];
        Arrays.setAll(doubling, index -> between(COPY, "", "/copy" + index));

        assertThat(refusal("{\"a\":\"some text\"}", doubling)).satisfies(refused -> {
            assertThat(refused.operation().orElseThrow()).isBetween(15, 25);
            assertThat(refused.reason()).isEqualTo("would get more than 10,000,000 characters moved and copied in all");
        });
    }

    @Test
    void aThousandOperationsAreTakenAndNoMore() throws PatchRefusedException {
        Operation[] operations = new Operation[1_000];
        Arrays.setAll(operations, index -> operation(ADD, "/-", "1"));
        Operation[] oneMore = Arrays.copyOf(operations, 1_001);
        oneMore[1_000] = remove("/0");

        assertThat(JsonTree.of(patched("[]", operations))).hasSize(1_000);
        assertThat(refusal("[]", oneMore)).satisfies(refused -> {
            assertThat(refused.operation()).hasValue(1_000);
            assertThat(refused.reason()).isEqualTo("is one operation too many; use 1,000 at most");
        });
    }

    @Test
    void aPatchCanBeAppliedToManyDocuments() throws PatchRefusedException {
        JsonPatch patch = JsonPatch.of(List.of(operation(ADD, "/a/-", "{\"b\":1}")));

        assertThat(patch.apply("{\"a\":[]}")).isEqualTo("{\"a\":[{\"b\":1}]}");
        assertThat(patch.apply("{\"a\":[0]}")).isEqualTo("{\"a\":[0,{\"b\":1}]}");
        assertThat(patch.apply("{\"a\":[]}")).isEqualTo("{\"a\":[{\"b\":1}]}");
    }

    private static PatchRefusedException refusal(String document, Operation... operations) {
        try {
            throw new AssertionError("not refused: " + patched(document, operations));
        } catch (PatchRefusedException refused) {
            return refused;
        }
    }
}
