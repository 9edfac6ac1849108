package io.narraforge.document;

import io.narraforge.document.JsonPatch.Operation;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** An operation, read: its pointers are pointers, and it has what its kind needs. */
sealed interface PatchStep {

    void applyTo(PatchedDocument document) throws StepRefusedException;

    static PatchStep of(Operation operation) throws StepRefusedException {
        Pointer path = Pointer.parse(operation.path());
        return switch (operation.kind()) {
            case ADD -> new Add(path, valueOf(operation));
            case REMOVE -> new Remove(path);
            case REPLACE -> new Replace(path, valueOf(operation));
            case MOVE -> new Move(fromOf(operation), path);
            case COPY -> new Copy(fromOf(operation), path);
            case TEST -> new Test(path, valueOf(operation));
        };
    }

    /** Sets or inserts. */
    record Add(Pointer path, JsonValue value) implements PatchStep {
        @Override
        public void applyTo(PatchedDocument document) throws StepRefusedException {
            document.add(path, value);
        }
    }

    /** Takes away. */
    record Remove(Pointer path) implements PatchStep {
        @Override
        public void applyTo(PatchedDocument document) throws StepRefusedException {
            document.remove(path);
        }
    }

    /** Sets what exists. */
    record Replace(Pointer path, JsonValue value) implements PatchStep {
        @Override
        public void applyTo(PatchedDocument document) throws StepRefusedException {
            document.replace(path, value);
        }
    }

    /** Takes away here and adds there. */
    record Move(Pointer from, Pointer path) implements PatchStep {
        @Override
        public void applyTo(PatchedDocument document) throws StepRefusedException {
            document.move(from, path);
        }
    }

    /** Adds there what is here. */
    record Copy(Pointer from, Pointer path) implements PatchStep {
        @Override
        public void applyTo(PatchedDocument document) throws StepRefusedException {
            document.copy(from, path);
        }
    }

    /** Goes on only with this value there. */
    record Test(Pointer path, JsonValue value) implements PatchStep {
        @Override
        public void applyTo(PatchedDocument document) throws StepRefusedException {
            document.test(path, value);
        }
    }

    private static JsonValue valueOf(Operation operation) throws StepRefusedException {
        String value = given(operation.value(), operation, "value");
        if (Nesting.isTooDeep(value)) {
            throw new StepRefusedException(operation.path(), "would get a value that " + Nesting.TOO_DEEP);
        }
        return JsonText.read(value);
    }

    private static Pointer fromOf(Operation operation) throws StepRefusedException {
        return Pointer.parse(given(operation.from(), operation, "from"));
    }

    private static String given(@Nullable String member, Operation operation, String name) throws StepRefusedException {
        if (member == null) {
            throw new StepRefusedException(
                    operation.path(), "can't be the path of " + operation.kind() + " without \"" + name + "\"");
        }
        return member;
    }
}
