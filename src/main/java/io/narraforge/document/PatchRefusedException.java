package io.narraforge.document;

import java.util.OptionalInt;

/** A patch can't be applied to a document; nothing of it was. */
public final class PatchRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int operation;
    private final String pointer;
    private final String reason;

    private PatchRefusedException(int operation, String pointer, String reason) {
        super((operation < 0 ? "" : "operation " + operation + ": ") + "\"" + pointer + "\" " + reason);
        this.operation = operation;
        this.pointer = pointer;
        this.reason = reason;
    }

    static PatchRefusedException asAWhole(String reason) {
        return new PatchRefusedException(-1, "", reason);
    }

    static PatchRefusedException atOperation(int index, String pointer, String reason) {
        return new PatchRefusedException(index, pointer, reason);
    }

    /** Which operation of a JSON Patch was refused, from 0; empty where the patch is refused as a whole. */
    public OptionalInt operation() {
        return operation < 0 ? OptionalInt.empty() : OptionalInt.of(operation);
    }

    /** The place in the document, as the client wrote it; empty for the whole document. */
    public String pointer() {
        return pointer;
    }

    /** The end of a sentence that begins with the place: {@code does not exist}. */
    public String reason() {
        return reason;
    }
}
