package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle itself, by the vectors of the domain and by what Python says. */
class CanonicalJsonTest {
    @ParameterizedTest
    @EnumSource
    void theTextAndTheChecksumOfEveryVectorAreThoseOfTheDomain(ChecksumVector vector) {
        assertThat(CanonicalJson.ofText(vector.canonical)).isEqualTo(vector.canonical);
        assertThat(CanonicalJson.sha256(vector.canonical)).isEqualTo(vector.sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "1e15, 1000000000000000.0",
        "9999999999999998.0, 9999999999999998.0",
        "1e16, 1e+16",
        "1e23, 1e+23",
        "77787688889544.875, 77787688889544.88",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.2345678901234567e-05, 1.2345678901234568e-05",
        "5e-324, 5e-324",
        "2e23, 2e+23",
        "5.684341886080801486968994140625E-14, 5.684341886080802e-14",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "-0.0, -0.0",
        "-2.5E-3, -0.0025",
        "-0, 0",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void aNumberIsWrittenAsPythonWritesIt(String number, String expected) {
        assertThat(CanonicalJson.ofText(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1e+21, 1000000000000000000000", "-0.0, 0.0", "1.50, 1.5", "1.5e3, 1500", "1.00, 1.0", "12.50e1, 125.0"
    })
    void jsonbKeepsADecimalNumberAndNotHowItWasWritten(String number, String expected) {
        assertThat(CanonicalJson.ofJsonb(number)).isEqualTo(expected);
    }

    @Test
    void keysAreSortedByCodePointAndTheLastOfEqualKeysWins() {
        assertThat(CanonicalJson.ofText("{\"😀\":1,\"\uFFFD\":2,\"b\":3,\"a\":4,\"\\u0062\":5}"))
                .isEqualTo("{\"a\": 4, \"b\": 5, \"\\ufffd\": 2, \"\\ud83d\\ude00\": 1}");
    }
}
