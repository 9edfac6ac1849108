package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlAnswer.Outcome;
import io.narraforge.engine.RawJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
    private final AnswerJson json = new AnswerJson();

    private String written(GraphQlAnswer answer) throws IOException {
        var out = new ByteArrayOutputStream();
        json.write(answer, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String writtenData(@Nullable Object value) throws IOException {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("v", value);
        return written(new GraphQlAnswer(Outcome.EXECUTED, data, List.of()));
    }

    @Test
    void keysKeepTheOrderOfTheSelection() throws IOException {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("zebra", "Łódź \"quoted\"\n");
        data.put("apple", null);
        data.put("mango", List.of(Map.of("on", true), List.of()));

        assertThat(written(new GraphQlAnswer(Outcome.EXECUTED, data, List.of())))
                .isEqualTo("{\"data\":{\"zebra\":\"Łódź \\\"quoted\\\"\\n"
                        + "\",\"apple\":null,\"mango\":[{\"on\":true},[]]}}");
    }

    @Test
    void numbersKeepAllTheirDigitsWithoutExponent() throws IOException {
        List<Object> numbers = List.of(
                1,
                9007199254740993L,
                0.1,
                new BigDecimal("1E+3"),
                new BigDecimal("0.000000010"),
                new BigDecimal("12345678901234567890.123456789"),
                new BigInteger("123456789012345678901234567890"));

        assertThat(writtenData(numbers))
                .isEqualTo("{\"data\":{\"v\":[1,9007199254740993,0.1,1000,0.000000010,"
                        + "12345678901234567890.123456789,123456789012345678901234567890]}}");
    }

    @Test
    void anyIterableIsAnArray() throws IOException {
        assertThat(writtenData(new ArrayDeque<>(List.of("a", "b")))).isEqualTo("{\"data\":{\"v\":[\"a\",\"b\"]}}");
        assertThat(writtenData(Arrays.asList("a", null))).isEqualTo("{\"data\":{\"v\":[\"a\",null]}}");
    }

    @Test
    void rawJsonIsCopiedAsItIsBetweenItsNeighbours() throws IOException {
        var raw = new RawJson("{\"b\": 1.0, \"a\": \"ż\"}".getBytes(StandardCharsets.UTF_8));
        String large = "[\"" + "ż".repeat(10_000) + "\"]";

        assertThat(writtenData(List.of("x", raw, 1, new RawJson(large.getBytes(StandardCharsets.UTF_8)), raw)))
                .isEqualTo("{\"data\":{\"v\":[\"x\",{\"b\": 1.0, \"a\": \"ż\"},1," + large
                        + ",{\"b\": 1.0, \"a\": \"ż\"}]}}");
    }

    /** GraphQL, 7.1: "When errors is present in a GraphQL response, it may be helpful for it to appear first". */
    @Test
    void errorsComeFirst() throws IOException {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("v", null);

        assertThat(written(new GraphQlAnswer(Outcome.EXECUTED, data, List.of(Map.of("message", "m")))))
                .isEqualTo("{\"errors\":[{\"message\":\"m\"}],\"data\":{\"v\":null}}");
    }

    /** GraphQL, 7.1: "If the data entry in the response is not present, the errors entry must be present". */
    @Test
    void aRefusedRequestHasNoDataAndAFailedOneHasNull() throws IOException {
        List<Map<String, @Nullable Object>> errors = List.of(Map.of("message", "m"));

        assertThat(written(new GraphQlAnswer(Outcome.REFUSED, null, errors)))
                .isEqualTo("{\"errors\":[{\"message\":\"m\"}]}");
        assertThat(written(new GraphQlAnswer(Outcome.EXECUTED, null, errors)))
                .isEqualTo("{\"errors\":[{\"message\":\"m\"}],\"data\":null}");
    }

    @Test
    void aValueThatWasNotAnnouncedIsRefused() {
        assertThatThrownBy(() -> writtenData(UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.util.UUID");
        assertThatThrownBy(() -> writtenData(Double.NaN)).isInstanceOf(IllegalStateException.class);
    }
}
