package io.narraforge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.RawJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A folder with a query, its variables, and what the answer and the statements must be. */
record GoldenCase(Path folder) {
    /** The folder of the cases that change rows. */
    static final String MUTATIONS = "mutations";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .registerModule(new SimpleModule().addSerializer(new RawJsonText()));

    /** Stored JSON stands in the expectation as it goes to the client. */
    private static final class RawJsonText extends StdSerializer<RawJson> {
        private static final long serialVersionUID = 1L;

        private RawJsonText() {
            super(RawJson.class);
        }

        @Override
        public void serialize(RawJson value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeRawValue(value);
        }
    }

    String query() throws IOException {
        return Files.readString(folder.resolve("query.graphql"));
    }

    Map<String, @Nullable Object> variables() throws IOException {
        Path file = folder.resolve("variables.json");
        return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
    }

    /** The answer as text, stored JSON byte for byte. */
    static String textOf(GraphQlAnswer answer) throws IOException {
        var response = new LinkedHashMap<String, @Nullable Object>();
        if (!answer.errors().isEmpty()) {
            response.put("errors", answer.errors());
        }
        response.put("data", answer.data());
        return JSON.writeValueAsString(response) + "\n";
    }

    /** Sorted, for siblings run beside each other. */
    static String textOf(List<String> statements) {
        return statements.stream()
                .sorted()
                .map(sql -> sql + ";\n")
                .collect(Collectors.joining("\n", "-- statements: " + statements.size() + "\n\n", ""));
    }

    /** Holds the answer and the statements against the expectation, after writing it anew where that was asked for. */
    void compare(GraphQlAnswer answer, List<String> statements) throws IOException {
        String answered = textOf(answer);
        String ran = textOf(statements);
        if (Expectations.areWritten()) {
            Files.writeString(expectedAnswer(), answered);
            Files.writeString(expectedStatements(), ran);
        }
        assertThat(ran).isEqualTo(Files.readString(expectedStatements()));
        assertThat(answered).isEqualTo(Files.readString(expectedAnswer()));
    }

    private Path expectedAnswer() {
        return folder.resolve("expected.json");
    }

    private Path expectedStatements() {
        return folder.resolve("expected.sql");
    }
}
