package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void theCallersNameIsKept() {
        assertThat(RequestId.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(RequestId.of("x".repeat(128))).hasSize(128);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"two words", "line\nbreak", "\u007f", "zażółć", "\u202egnp.exe"})
    void whatCouldForgeALineOfTheLogIsReplaced(@Nullable String sent) {
        assertThat(RequestId.of(sent)).matches("[0-9a-f-]{36}").isNotEqualTo(RequestId.of(sent));
    }
}
