package io.narraforge.contract.operations.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonGenerator.Feature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.narraforge.contract.operations.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

/**
 * An operations log as JSON Lines: a header with the marker, the version and how many lines follow, then each operation
 * on a line. What {@link OperationsLogReader} reads.
 */
final class OperationsLogWriter {
    static final String MARKER = "narraforgeOperationsLog";
    static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private OperationsLogWriter() {}

    /** Leaves the stream open. */
    static void write(List<LoggedOperation> operations, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(Feature.AUTO_CLOSE_TARGET)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            json.writeStartObject();
            json.writeNumberField(MARKER, VERSION);
            json.writeNumberField("operations", operations.size());
            json.writeEndObject();
            for (LoggedOperation operation : operations) {
                write(operation, json);
            }
            json.writeRaw('\n');
        }
    }

    private static void write(LoggedOperation operation, JsonGenerator json) throws IOException {
        Usage usage = operation.usage();
        json.writeStartObject();
        json.writeStringField("document", operation.document());
        json.writeStringField("operation", operation.operation());
        writeNames("coordinates", usage.coordinates(), json);
        writeNames("variableTypes", usage.variableTypes(), json);
        writeNames("omitted", usage.omitted(), json);
        json.writeArrayFieldStart("clients");
        for (Sighting sighting : operation.sightings()) {
            write(sighting, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeNames(String field, Collection<String> names, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void write(Sighting sighting, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", sighting.client());
        json.writeStringField("version", sighting.version());
        json.writeNumberField("count", sighting.count());
        json.writeStringField("firstSeen", sighting.firstSeen().toString());
        json.writeStringField("lastSeen", sighting.lastSeen().toString());
        json.writeEndObject();
    }
}
