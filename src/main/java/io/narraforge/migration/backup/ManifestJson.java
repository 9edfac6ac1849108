package io.narraforge.migration.backup;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** A manifest as it stands in an archive. Reads what it wrote, and nothing of a later format. */
final class ManifestJson {
    private static final int FORMAT = 1;
    private static final String OTHER_FORM = "it is not in the form that this build writes";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private ManifestJson() {}

    /** Its fields are the format: one that changes makes another format. */
    private record Document(
            int format,
            String takenAt,
            String schemaVersion,
            String fingerprint,
            Manifest.Source source,
            List<Entry> tables,
            List<String> notIncluded) {}

    private record Entry(String table, String file, List<String> columns, long rows, long bytes, String sha256) {
        static Entry of(Manifest.Table table) {
            TableContent content = table.content();
            return new Entry(
                    table.name(), table.file(), table.columns(), content.rows(), content.bytes(), content.sha256());
        }

        Manifest.Table toTable() {
            return new Manifest.Table(table, columns, new TableContent(rows, bytes, sha256));
        }
    }

    static byte[] write(Manifest manifest) {
        var document = new Document(
                FORMAT,
                manifest.takenAt().toString(),
                manifest.schema().version(),
                manifest.schema().fingerprint(),
                manifest.source(),
                manifest.tables().stream().map(Entry::of).toList(),
                manifest.notIncluded());
        try {
            return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings, numbers and lists are always JSON", impossible);
        }
    }

    static Manifest read(byte[] json) throws UnreadableManifestException {
        try {
            JsonNode tree = JSON.readTree(json);
            int format = tree.path("format").asInt();
            if (format > FORMAT) {
                throw new UnreadableManifestException(
                        "it is of format %d, which a newer build writes; this one reads format %d"
                                .formatted(format, FORMAT),
                        null);
            }
            if (!tree.isObject()) {
                throw new UnreadableManifestException(OTHER_FORM, null);
            }
            Document document = JSON.treeToValue(tree, Document.class);
            return new Manifest(
                    Instant.parse(document.takenAt()),
                    new Manifest.Schema(document.schemaVersion(), document.fingerprint()),
                    document.source(),
                    document.tables().stream().map(Entry::toTable).toList(),
                    document.notIncluded());
        } catch (IOException | DateTimeException | IllegalArgumentException failure) {
            throw new UnreadableManifestException(OTHER_FORM, failure);
        }
    }
}
