package io.narraforge.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Patch (RFC 6902): operations that are applied one after the other, all or none. Bounded in what it may make of
 * a document, since copies of copies grow without end.
 */
public final class JsonPatch {
    static final int MAX_OPERATIONS = 1_000;

    private final List<PatchStep> steps;

    private JsonPatch(List<PatchStep> steps) {
        this.steps = steps;
    }

    /** What an operation does. */
    public enum Kind {
        /** Sets a key, or inserts into a list before the index; {@code -} is the end of a list. */
        ADD,
        /** Takes away what exists. */
        REMOVE,
        /** Sets what exists. */
        REPLACE,
        /** Removes at {@code from} and adds at {@code path}. */
        MOVE,
        /** Adds at {@code path} what is at {@code from}. */
        COPY,
        /** Refuses the whole patch unless the value is there. */
        TEST
    }

    /**
     * One operation as a client wrote it.
     *
     * @param path where, an RFC 6901 pointer
     * @param from whence {@code MOVE} and {@code COPY} take the value; null when absent
     * @param value well-formed JSON for {@code ADD}, {@code REPLACE} and {@code TEST}; null when absent
     */
    public record Operation(
            Kind kind,
            String path,
            @Nullable String from,
            @Nullable String value) {}

    /** Reads all operations; refused is one that no document could satisfy. */
    public static JsonPatch of(List<Operation> operations) throws PatchRefusedException {
        var steps = new ArrayList<PatchStep>();
        for (int index = 0; index < operations.size(); index++) {
            Operation operation = operations.get(index);
            if (index == MAX_OPERATIONS) {
                throw PatchRefusedException.atOperation(
                        index, operation.path(), "is one operation too many; use %,d at most".formatted(index));
            }
            try {
                steps.add(PatchStep.of(operation));
            } catch (StepRefusedException refused) {
                throw refused.atOperation(index);
            }
        }
        return new JsonPatch(List.copyOf(steps));
    }

    /**
     * The text of the patched document.
     *
     * @param document well-formed JSON
     */
    public String apply(String document) throws PatchRefusedException {
        if (Nesting.isTooDeep(document)) {
            throw PatchRefusedException.asAWhole(Nesting.TOO_DEEP);
        }
        var patched = new PatchedDocument(JsonText.read(document));
        for (int index = 0; index < steps.size(); index++) {
            try {
                steps.get(index).applyTo(patched);
            } catch (StepRefusedException refused) {
                throw refused.atOperation(index);
            }
        }
        return patched.toString();
    }
}
