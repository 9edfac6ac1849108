package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyKeyHeaderTest {
    @Test
    void aMissingHeaderIsNoKey() {
        assertThat(IdempotencyKeyHeader.of(List.of())).isNull();
    }

    /** RFC 9651, 3.3.3, beside the bare text of other clients. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "8e03978e-40d5-43dd-bc93-6894a57f9324 | 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"8e03978e-40d5\" | 8e03978e-40d5",
                "~ \"with space \" ~ | ~with space ~",
                "\"a \\\"b\\\" \\\\ c\" | a \"b\" \\ c",
                "a\"b | a\"b",
                "a\\b;c,d | a\\b;c,d",
                "\"\\\\\" | \\",
            })
    void aKeyIsBareTextOrAQuotedString(String sent, String key) {
        assertThat(IdempotencyKeyHeader.of(List.of(sent))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | is empty",
                "~ ~ | is empty",
                "\"\" | is empty",
                "\" | begins with a quote",
                "\"open | begins with a quote",
                "\"a\"b\" | begins with a quote",
                "\"a\";x=1 | begins with a quote",
                "\"a\", \"b\" | begins with a quote",
                "\"a\\n\" | begins with a quote",
                "\"a\\\" | begins with a quote",
                "klucz-ż | no printable ASCII: klucz-ż",
                "\"a\tb\" | no printable ASCII",
                "a\u007f | no printable ASCII",
            })
    void whatIsNoKeyIsRefusedByTheHeadersName(String sent, String reason) {
        assertThatThrownBy(() -> IdempotencyKeyHeader.of(List.of(sent)))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400))
                .hasMessageStartingWith("the header Idempotency-Key ")
                .hasMessageContaining(reason);
    }

    @Test
    void theLongestKeyHas255Characters() {
        assertThat(IdempotencyKeyHeader.of(List.of("\"" + "x".repeat(255) + "\"")))
                .hasSize(255);
        assertThatThrownBy(() -> IdempotencyKeyHeader.of(List.of("x".repeat(256))))
                .hasMessage("the header Idempotency-Key has 256 characters; use 1 to 255");
    }

    @Test
    void theSameKeyTwiceIsOneKey() {
        assertThat(IdempotencyKeyHeader.of(List.of("a", "\"a\""))).isEqualTo("a");
        assertThatThrownBy(() -> IdempotencyKeyHeader.of(List.of("a", "b", "a")))
                .hasMessage("the header Idempotency-Key is there with 2 different values; send one key");
    }
}
