package io.narraforge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.narraforge.migration.JsonDocuments;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    private static String merge(String document, String patch) throws PatchRefusedException {
        return MergePatch.of(patch).apply(document);
    }

    /** RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"a":"b"}          | {"a":"c"}                   | {"a":"c"}
        {"a":"b"}          | {"b":"c"}                   | {"a":"b","b":"c"}
        {"a":"b"}          | {"a":null}                  | {}
        {"a":"b","b":"c"}  | {"a":null}                  | {"b":"c"}
        {"a":["b"]}        | {"a":"c"}                   | {"a":"c"}
        {"a":"c"}          | {"a":["b"]}                 | {"a":["b"]}
        {"a":{"b":"c"}}    | {"a":{"b":"d","c":null}}    | {"a":{"b":"d"}}
        {"a":[{"b":"c"}]}  | {"a":[1]}                   | {"a":[1]}
        ["a","b"]          | ["c","d"]                   | ["c","d"]
        {"a":"b"}          | ["c"]                       | ["c"]
        {"a":"foo"}        | null                        | null
        {"a":"foo"}        | "bar"                       | "bar"
        {"e":null}         | {"a":1}                     | {"e":null,"a":1}
        [1,2]              | {"a":"b","c":null}          | {"a":"b"}
        {}                 | {"a":{"bb":{"ccc":null}}}   | {"a":{"bb":{}}}
        """)
    void appliesAsTheExamplesOfTheSpecificationDo(String document, String patch, String patched)
            throws PatchRefusedException {
        assertThat(merge(document, patch)).isEqualTo(patched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"a":"b"}            | {"a":{"x":null,"y":1}}      | {"a":{"y":1}}
        {"a":[null]}         | {"b":[null,{"c":null}]}     | {"a":[null],"b":[null,{"c":null}]}
        {"a":{"b":null}}     | {"a":{"c":1}}               | {"a":{"b":null,"c":1}}
        {"":1,"/":2,"~":3}   | {"":null,"/":{"~":0}}       | {"/":{"~":0},"~":3}
        {"z":1,"a":2,"m":3}  | {"a":{"new":true}}          | {"z":1,"a":{"new":true},"m":3}
        {"a":1}              | {}                          | {"a":1}
        """)
    void nullsRemoveInObjectsOnlyAndKeysKeepTheirOrder(String document, String patch, String patched)
            throws PatchRefusedException {
        assertThat(merge(document, patch)).isEqualTo(patched);
    }

    @Test
    void numbersKeepAllTheirDigits() throws PatchRefusedException {
        String longest = "9".repeat(131_072) + "." + "1".repeat(16_383);

        assertThat(merge(
                        "{\"score\":0.10,\"zero\":0.000,\"whole\":1.0,\"long\":%s}".formatted(longest),
                        "{\"more\":123456789012345678901234567890.50}"))
                .isEqualTo(
                        "{\"score\":0.10,\"zero\":0.000,\"whole\":1.0,\"long\":%s,\"more\":123456789012345678901234567890.50}"
                                .formatted(longest));
    }

    @Test
    void twoHundredLevelsAreTakenAndNoMore() throws PatchRefusedException {
        String deepest = "[".repeat(200) + "]".repeat(200);
        String tooDeep = "[" + deepest + "]";

        assertThat(merge(deepest, deepest)).isEqualTo(deepest);
        assertThatExceptionOfType(PatchRefusedException.class)
                .isThrownBy(() -> MergePatch.of(tooDeep))
                .satisfies(refused -> assertThat(refused.operation()).isEmpty())
                .satisfies(refused ->
                        assertThat(refused.reason()).isEqualTo("nests deeper than 200 levels; use 200 at most"));
        assertThatExceptionOfType(PatchRefusedException.class).isThrownBy(() -> merge(tooDeep, "{}"));
    }

    @Property
    void agreesWithThePseudocodeOfTheSpecification(
            @ForAll("documents") String document, @ForAll("documents") String patch) throws PatchRefusedException {
        assertThat(JsonTree.of(merge(document, patch))).isEqualTo(merged(JsonTree.of(document), JsonTree.of(patch)));
    }

    @Property
    void aDocumentWithoutNullsIsNotChangedByItself(@ForAll("documents") String any) throws PatchRefusedException {
        String document = merge("{}", any);

        assertThat(merge(document, document)).isEqualTo(document);
    }

    @Provide
    Arbitrary<String> documents() {
        return JsonDocuments.any();
    }

    /** RFC 7396, section 2. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else {
                result.set(
                        entry.getKey(),
                        merged(
                                result.has(entry.getKey())
                                        ? result.get(entry.getKey())
                                        : JsonNodeFactory.instance.missingNode(),
                                entry.getValue()));
            }
        });
        return result;
    }
}
