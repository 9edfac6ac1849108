package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    private final StrictJson json = new StrictJson();

    private @Nullable Object read(String text) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), "the text");
    }

    @Test
    void valuesKeepTheirOrderAndTheirDigits() {
        Object value = read("""
            {"z": [1, 9007199254740993, 123456789012345678901234567890, 0.10, 1e2],
             "a": {"on": true, "off": false, "none": null, "text": "Łódź 😀"}}
            """);

        assertThat(value)
                .isEqualTo(Map.of(
                        "z",
                        List.of(
                                1,
                                9007199254740993L,
                                new BigInteger("123456789012345678901234567890"),
                                new BigDecimal("0.10"),
                                new BigDecimal("1e2")),
                        "a",
                        mapWithNull()));
        assertThat(((Map<?, ?>) java.util.Objects.requireNonNull(value))
                        .keySet()
                        .toArray())
                .containsExactly("z", "a");
    }

    private static Map<String, @Nullable Object> mapWithNull() {
        Map<String, @Nullable Object> map = new java.util.HashMap<>();
        map.put("on", true);
        map.put("off", false);
        map.put("none", null);
        map.put("text", "Łódź 😀");
        return map;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | the text is empty",
                "NONSENSE | the text is not valid JSON at line 1",
                "{\"query\": | the text is not valid JSON at line 1, column 10",
                "{\"a\": 1} {} | the text goes on after its JSON value at line 1, column 10",
                "{\"a\": 1, \"a\": 2} | Duplicate field 'a'",
                "{\"a\": NaN} | NaN",
                "{\"a\": 1,} | the text is not valid JSON",
                "{\"a\": \"\\ud83d\"} | half of a surrogate pair",
                "{\"a\": \"\\ude00\\ud83d\"} | half of a surrogate pair",
            })
    void whatIsNotStrictJsonIsRefusedWithItsPlace(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 = "{\"query\": \"{ż}\"}".getBytes(StandardCharsets.ISO_8859_1);
        latin1[12] = (byte) 0xe9;

        assertThatThrownBy(() -> json.read(latin1, "the text"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void nestingHasALimit() {
        var brackets = new char[201];
        Arrays.fill(brackets, '[');

        assertThatThrownBy(() -> read(new String(brackets)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("nests deeper than 200 levels");
        assertThat(read("[".repeat(200) + "]".repeat(200))).isInstanceOf(List.class);
    }

    @Test
    void numbersHaveALimit() {
        assertThatThrownBy(() -> read("1".repeat(1001)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("more than 1000 digits");
    }

    @Test
    void keysHaveALimitAndTextsHaveNone() {
        assertThatThrownBy(() -> read("{\"" + "k".repeat(50_001) + "\": 1}"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("a key of more than 50000 characters");
        String text = "x".repeat(21_000_000);
        assertThat(read("\"" + text + "\"")).isEqualTo(text);
    }

    @Test
    void whatTheStreamThrowsIsNoFaultOfTheText() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("the client left");
            }

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> json.read(broken, "the text", bytes -> {}))
                .isInstanceOf(EOFException.class)
                .hasMessage("the client left");
    }

    /** What a JVM keeps for a million of each, measured on 64 bits with compressed references, is never more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | 60 | 180",
                "{\"a\": 1} | 180 | 300",
                "[] | 28 | 100",
                "[1] | 80 | 150",
                "1000000 | 20 | 40",
                "12345678.5 | 40 | 80",
                "\"ten letters\" | 56 | 90",
                "\"dziesięć l\" | 64 | 90",
                "true | 4 | 10",
            })
    void whatAValueTakesOfTheHeapIsTold(String value, long atLeast, long atMost) throws IOException {
        String text = "[" + (value + ",").repeat(999) + value + "]";
        var told = new AtomicLong();

        json.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "the text", told::addAndGet);

        assertThat(told.get() / 1000).isBetween(atLeast, atMost);
    }

    @Test
    void whoCountsTheMemoryMayEndTheReading() {
        byte[] text = "[[], [], []]".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> json.read(new ByteArrayInputStream(text), "the text", bytes -> {
                    throw RequestRefusedException.unavailable("no room");
                }))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("no room");
    }
}
