package io.narraforge.contract.operations.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.operations.Usage;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.ProblemOccurredException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads an operations log, whole or not at all: a part of one would call unused what is used. A refusal names the file
 * and the line.
 */
public final class OperationsLogReader {
    private static final Pattern HEADER =
            Pattern.compile("\\s*\\{\\s*\"" + OperationsLogWriter.MARKER + "\"\\s*:[^\\r\\n]*\\}\\s*");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** RFC 8259, 6: up to here every reader of JSON has the same number; sums of them fit a long. */
    private static final long MAX_COUNT = (1L << 53) - 1;

    private final String file;
    private final List<String> lines;
    private int line;

    private OperationsLogReader(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /** Whether this is meant to be an operations log, by its first line. */
    public static boolean recognises(String text) {
        int end = text.indexOf('\n');
        return HEADER.matcher(end < 0 ? text : text.substring(0, end)).matches();
    }

    /**
     * Reads a log.
     *
     * @param file what refusals call it
     */
    public static List<LoggedOperation> read(String file, String text) {
        if (!recognises(text)) {
            throw SchemaRefusal.at(
                    new Place(file, 1),
                    "this is no operations log; one begins with {\"%s\":%d,…}"
                            .formatted(OperationsLogWriter.MARKER, OperationsLogWriter.VERSION));
        }
        return new OperationsLogReader(file, text).read();
    }

    private List<LoggedOperation> read() {
        int announced = readHeader();
        var operations = new ArrayList<LoggedOperation>();
        while (line < lines.size()) {
            operations.add(operation(next()));
        }
        if (operations.size() != announced) {
            throw refused("the log has %d operations, and its first line says %d; get the whole file, or give several"
                            .formatted(operations.size(), announced)
                    + " logs each on its own");
        }
        return LoggedOperation.merged(operations);
    }

    private int readHeader() {
        JsonNode header = next();
        JsonNode version = header.path(OperationsLogWriter.MARKER);
        if (!version.isInt() || version.intValue() != OperationsLogWriter.VERSION) {
            throw refused("the log is of version %s; this build reads version %d"
                    .formatted(Excerpt.of(version.toString()), OperationsLogWriter.VERSION));
        }
        return (int) Math.min(Integer.MAX_VALUE, number(header, "operations", 0));
    }

    private JsonNode next() {
        String text = lines.get(line++);
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException broken) {
            throw refused("this is no JSON: " + Excerpt.of(broken.getOriginalMessage()));
        }
        throw refused("this is no JSON object: " + Excerpt.of(text));
    }

    private LoggedOperation operation(JsonNode node) {
        String document = text(node, "document");
        if (!HASH.matcher(document).matches()) {
            throw refused("\"document\" is %s; 64 hexadecimal digits are needed".formatted(Excerpt.of(document)));
        }
        var usage = new Usage(names(node, "coordinates"), names(node, "variableTypes"), names(node, "omitted"));
        var sightings = new ArrayList<Sighting>();
        for (JsonNode client : list(node, "clients")) {
            sightings.add(sighting(client));
        }
        return new LoggedOperation(document, text(node, "operation"), usage, sightings);
    }

    private Sighting sighting(JsonNode node) {
        return new Sighting(
                text(node, "name"),
                text(node, "version"),
                number(node, "count", 1),
                moment(node, "firstSeen"),
                moment(node, "lastSeen"));
    }

    private SortedSet<String> names(JsonNode node, String field) {
        var names = new TreeSet<String>();
        for (JsonNode each : list(node, field)) {
            if (!each.isTextual()) {
                throw refused("\"%s\" holds %s; strings are needed".formatted(field, shown(each)));
            }
            names.add(each.textValue());
        }
        return names;
    }

    private JsonNode list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isArray()) {
            throw refused("\"%s\" is %s; an array is needed".formatted(field, shown(value)));
        }
        return value;
    }

    private String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw refused("\"%s\" is %s; a string is needed".formatted(field, shown(value)));
        }
        return value.textValue();
    }

    private long number(JsonNode node, String field, long least) {
        JsonNode value = node.path(field);
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < least || value.longValue() > MAX_COUNT) {
            throw refused("\"%s\" is %s; a whole number from %d to %d is needed"
                    .formatted(field, shown(value), least, MAX_COUNT));
        }
        return value.longValue();
    }

    private Instant moment(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw refused(
                    "\"%s\" is %s; a time such as 2026-11-22T02:04:29Z is needed".formatted(field, Excerpt.of(text)));
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : Excerpt.of(value.toString());
    }

    private ProblemOccurredException refused(String what) {
        return SchemaRefusal.at(new Place(file, line), what);
    }
}
