package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.ClientName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientNameHeadersTest {

    @Test
    void bothFamiliesAreRead() {
        assertThat(read(Map.of("apollographql-client-name", "web", "apollographql-client-version", "1.2")))
                .isEqualTo(new ClientName("web", "1.2"));
        assertThat(read(Map.of("graphql-client-name", "ios", "graphql-client-version", "7")))
                .isEqualTo(new ClientName("ios", "7"));
        assertThat(read(Map.of("graphql-client-name", "ios"))).isEqualTo(new ClientName("ios", ""));
        assertThat(read(Map.of("apollographql-client-version", "7"))).isEqualTo(new ClientName("", "7"));
        assertThat(read(Map.of())).isEqualTo(ClientName.UNKNOWN);
    }

    @Test
    void aNameAndAVersionAreOfOneFamily() {
        assertThat(read(Map.of(
                        "graphql-client-name", "gateway",
                        "apollographql-client-name", "web",
                        "apollographql-client-version", "1.2")))
                .isEqualTo(new ClientName("gateway", ""));
        assertThat(read(Map.of("graphql-client-name", " ", "apollographql-client-name", "web")))
                .isEqualTo(new ClientName("web", ""));
    }

    @Test
    void whatCouldDoSomethingToItsReaderIsAQuestionMark() {
        assertThat(read(Map.of("graphql-client-name", " we\u001b[31mb\n\t\u007f\u009bż😀 ")))
                .isEqualTo(new ClientName("we?[31mb???????", ""));
    }

    @Test
    void whatIsTooLongIsCut() {
        assertThat(read(Map.of("graphql-client-name", "n".repeat(60_000), "graphql-client-version", "v".repeat(101))))
                .isEqualTo(new ClientName("n".repeat(100), "v".repeat(100)));
    }

    private static ClientName read(Map<String, String> headers) {
        return ClientNameHeaders.read(headers::get);
    }
}
