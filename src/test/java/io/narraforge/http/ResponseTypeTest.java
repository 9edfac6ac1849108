package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/graphql-response+json | GRAPHQL_RESPONSE",
                "application/json | JSON",
                "APPLICATION/JSON | JSON",
                "*/* | JSON",
                "application/* | JSON",
                "text/html,application/xml;q=0.9,*/*;q=0.8 | JSON",
                "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8 | GRAPHQL_RESPONSE",
                "application/json, application/graphql-response+json | JSON",
                "application/json;q=0.9, application/graphql-response+json | GRAPHQL_RESPONSE",
                "application/graphql-response+json;q=0.1, application/json;q=0.2 | JSON",
                "application/graphql-response+json;q=0, */* | JSON",
                "application/graphql-response+json, */*;q=0.1 | GRAPHQL_RESPONSE",
                "*/*, application/graphql-response+json | GRAPHQL_RESPONSE",
                "application/json;charset=latin1, application/graphql-response+json;q=0.1 | GRAPHQL_RESPONSE",
            })
    void theHighestPriorityThatWeServeWins(String accept, ResponseType expected) {
        assertThat(ResponseType.negotiate(accept)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml, image/*",
                "application/json;q=0",
                "application/json;q=nonsense",
                "application/json;charset=utf-16",
                ",;,",
            })
    void nothingIsServedToWhoReadsNeitherType(String accept) {
        assertThat(ResponseType.negotiate(accept)).isNull();
    }

    @Test
    void whoHasNoWishGetsJson() {
        assertThat(ResponseType.negotiate(null)).isEqualTo(ResponseType.JSON);
        assertThat(ResponseType.negotiate(" ")).isEqualTo(ResponseType.JSON);
    }
}
