package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ExampleTables;
import io.narraforge.model.JsonShape.JsonKey;
import io.narraforge.model.ValueKind;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class JsonValuesTest {
    private static final EntityModel BOOK = ExampleTables.model().entity("Book");
    private static final Row OWNER =
            new Row(BOOK, new @Nullable Object[BOOK.attributes().size()]);

    private static RawJson stored(String json) {
        return new RawJson(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What the key {@code k} of an object reads as when it holds the JSON. */
    private static @Nullable Object read(String json, ValueKind kind, boolean list) {
        JsonNode object = JsonValues.elements(stored("[{\"k\": " + json + "}]"), OWNER)
                .getFirst()
                .json();
        return JsonValues.read(object, new JsonKey("k", kind, list));
    }

    @Example
    void aValueOfItsTypeIsRead() {
        assertThat(read("\"ż\"", ValueKind.TEXT, false)).isEqualTo("ż");
        assertThat(read("-12", ValueKind.INT, false)).isEqualTo(-12);
        assertThat(read("2", ValueKind.FLOAT, false)).isEqualTo(2.0);
        assertThat(read("true", ValueKind.BOOLEAN, false)).isEqualTo(true);
        assertThat(read("[\"a\", \"b\"]", ValueKind.TEXT, true)).isEqualTo(List.of("a", "b"));
    }

    @Example
    void aDecimalKeepsItsDigits() {
        assertThat(read("0.10", ValueKind.DECIMAL, false)).isEqualTo(new BigDecimal("0.10"));
        assertThat(read("12345678901234567890.12345678901234567890", ValueKind.DECIMAL, false))
                .isEqualTo(new BigDecimal("12345678901234567890.12345678901234567890"));
    }

    @Example
    void anIntegerThatDoesNotFitIsOfAnotherType() {
        assertThat(read("2147483647", ValueKind.INT, false)).isEqualTo(2147483647);
        assertThat(read("2147483648", ValueKind.INT, false)).isNull();
        assertThat(read("1.5", ValueKind.INT, false)).isNull();
    }

    @Example
    void aNumberThatNoFloatHoldsIsOfAnotherType() {
        assertThat(read("1" + "0".repeat(400), ValueKind.FLOAT, false)).isNull();
    }

    @Example
    void aListWithAStrangerInItIsOfAnotherType() {
        assertThat(read("[\"a\", 1]", ValueKind.TEXT, true)).isNull();
        assertThat(read("[\"a\", null]", ValueKind.TEXT, true)).isNull();
        assertThat(read("\"a\"", ValueKind.TEXT, true)).isNull();
        assertThat(read("[]", ValueKind.TEXT, true)).isEqualTo(List.of());
    }

    @Example
    void aJsonKeyIsServedAsItsText() {
        assertThat(read("{\"b\": 1.10, \"a\": [\"ż\"]}", ValueKind.JSON, false))
                .isEqualTo(stored("{\"b\":1.10,\"a\":[\"ż\"]}"));
        assertThat(read("null", ValueKind.JSON, false)).isNull();
    }

    @Example
    void anAbsentKeyIsNull() {
        JsonNode object = JsonValues.elements(stored("[{}]"), OWNER).getFirst().json();

        assertThat(JsonValues.read(object, new JsonKey("k", ValueKind.TEXT, false)))
                .isNull();
    }

    @Example
    void anElementThatIsNoObjectHasNoKeys() {
        assertThat(JsonValues.elements(stored("[1, \"a\", null, [], {}]"), OWNER))
                .hasSize(5)
                .allSatisfy(element -> assertThat(
                                JsonValues.read(element.json(), new JsonKey("k", ValueKind.TEXT, false)))
                        .isNull())
                .allSatisfy(element -> assertThat(element.owner()).isSameAs(OWNER));
    }

    @Example
    void stringsAreReadInTheirOrder() {
        assertThat(JsonValues.strings(stored("[\"b\", \"a\", \"ł\\u0142\"]"))).containsExactly("b", "a", "łł");
    }

    @Example
    void nestingHasNoLimitOfOurs() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThat(JsonValues.elements(stored("[" + deep + "]"), OWNER)).hasSize(1);
    }

    @Example
    void whatIsNoJsonIsOurFault() {
        assertThatThrownBy(() -> JsonValues.strings(stored("[")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("jsonb");
    }

    @Property
    void whateverIsStoredReadsAsAValueOfTheTypeOrNull(@ForAll("values") String json, @ForAll("kinds") ValueKind kind) {
        Object value = read(json, kind, false);

        assertThat(value)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some).isInstanceOf(typeOf(kind)));
    }

    @Property
    void aTextReadsAsItself(@ForAll String text) throws Exception {
        String json = new JsonMapper().writeValueAsString(text);

        assertThat(read(json, ValueKind.TEXT, false)).isEqualTo(text);
    }

    private static Class<?> typeOf(ValueKind kind) {
        return switch (kind) {
            case TEXT, ID, DATE_TIME, ENUM -> String.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Double.class;
            case DECIMAL -> BigDecimal.class;
            case BOOLEAN -> Boolean.class;
            case JSON -> RawJson.class;
        };
    }

    @Provide
    Arbitrary<ValueKind> kinds() {
        return Arbitraries.of(ValueKind.class).filter(kind -> kind != ValueKind.ENUM);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> scalar = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "\"\"", "\"1\"", "{}", "[]", "1e400", "-0.0", "1E-400"),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.bigDecimals().map(BigDecimal::toString),
                Arbitraries.strings().alpha().map(text -> "\"" + text + "\""));
        return Arbitraries.oneOf(
                scalar,
                scalar.list().ofMaxSize(3).map(each -> "[" + String.join(", ", each) + "]"),
                scalar.map(each -> "{\"k\": " + each + "}"));
    }
}
