package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.UnknownOperationException;
import io.narraforge.telemetry.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorTranslationTest {
    private final List<Event> events = new ArrayList<>();
    private final ErrorTranslation translation = new ErrorTranslation(events::add);

    @Test
    void whatAFetcherReportedKeepsItsMessageAndCode() {
        GraphQLError error = GraphqlErrorBuilder.newError()
                .message("worlds(first:) is -1; use 0 to 1000")
                .extensions(Map.of("code", "BAD_USER_INPUT", "requestId", "r1", "argument", "worlds(first:)"))
                .build();

        assertThat(translation.describe(error, "r1"))
                .containsEntry("message", "worlds(first:) is -1; use 0 to 1000")
                .containsEntry(
                        "extensions",
                        Map.of("code", "BAD_USER_INPUT", "requestId", "r1", "argument", "worlds(first:)"));
        assertThat(events).isEmpty();
    }

    @Test
    void whatGraphQlJavaRefusedGetsItsCode() {
        assertThat(translation.describe(new UnknownOperationException("Unknown operation named 'x'."), "r1"))
                .containsEntry("message", "Unknown operation named 'x'.")
                .containsEntry("extensions", Map.of("code", "OPERATION_RESOLUTION_FAILURE", "requestId", "r1"));
        assertThat(events).isEmpty();
    }

    /** GraphqlErrorBuilder's own class stands for every error of graphql-java's that we have no code for. */
    @Test
    void whatIsOursToMendGoesToTheLogAndOnlyItsNumberToTheClient() {
        GraphQLError error = GraphqlErrorBuilder.newError()
                .message("Can't serialize value (/worlds/nodes[0]/name) : class java.util.UUID")
                .build();

        assertThat(translation.describe(error, "r1"))
                .containsEntry("message", "Something went wrong on our side; the log has the cause under request r1")
                .containsEntry("extensions", Map.of("code", "INTERNAL", "requestId", "r1"));
        assertThat(events).singleElement().isInstanceOfSatisfying(Event.RequestFailed.class, failed -> {
            assertThat(failed.requestId()).isEqualTo("r1");
            assertThat(failed.cause()).hasMessageContaining("java.util.UUID");
        });
    }
}
