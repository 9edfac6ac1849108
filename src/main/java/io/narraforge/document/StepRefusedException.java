package io.narraforge.document;

/** An operation that can't be applied, told by one that does not know which of the patch it is. */
final class StepRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    StepRefusedException(String pointer, String reason) {
        super(reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    PatchRefusedException atOperation(int index) {
        return PatchRefusedException.atOperation(index, pointer, reason);
    }
}
