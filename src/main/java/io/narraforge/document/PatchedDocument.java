package io.narraforge.document;

import io.narraforge.problem.Excerpt;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

/**
 * A document while it is patched. Decides what RFC 6902 allows; the library edits. No edit makes it nest too deep, and
 * what it copies and moves is bounded in all.
 */
final class PatchedDocument {
    static final long MAX_COPIED_CHARACTERS = 10_000_000;

    private JsonValue document;
    private long copied;

    PatchedDocument(JsonValue document) {
        this.document = document;
    }

    void add(Pointer path, JsonValue value) throws StepRefusedException {
        requireShallow(path, Extent.of(value));
        insert(path, value);
    }

    void remove(Pointer path) throws StepRefusedException {
        path.valueIn(document);
        if (path.isWholeDocument()) {
            throw new StepRefusedException("", "is the whole document, which can't be removed; replace it");
        }
        document = path.editor().remove((JsonStructure) document);
    }

    void replace(Pointer path, JsonValue value) throws StepRefusedException {
        path.valueIn(document);
        requireShallow(path, Extent.of(value));
        document = path.isWholeDocument() ? value : path.editor().replace((JsonStructure) document, value);
    }

    void move(Pointer from, Pointer path) throws StepRefusedException {
        JsonValue value = from.valueIn(document);
        if (path.isInside(from)) {
            throw new StepRefusedException(
                    path.text(), "lies inside of what is to be moved, \"" + Excerpt.of(from.text()) + "\"");
        }
        if (path.tokens().equals(from.tokens())) {
            return;
        }
        requireRoomFor(path, value);
        remove(from);
        insert(path, value);
    }

    void copy(Pointer from, Pointer path) throws StepRefusedException {
        JsonValue value = from.valueIn(document);
        requireRoomFor(path, value);
        insert(path, value);
    }

    void test(Pointer path, JsonValue expected) throws StepRefusedException {
        JsonValue found = path.valueIn(document);
        if (!JsonText.isSame(found, expected)) {
            throw new StepRefusedException(
                    path.text(),
                    "is %s, not %s".formatted(Excerpt.of(found.toString()), Excerpt.of(expected.toString())));
        }
    }

    /** The document's text. */
    @Override
    public String toString() {
        return document.toString();
    }

    private void insert(Pointer path, JsonValue value) throws StepRefusedException {
        if (path.isWholeDocument()) {
            document = value;
            return;
        }
        path.requireRoomIn(document);
        document = path.editor().add((JsonStructure) document, value);
    }

    private void requireRoomFor(Pointer path, JsonValue value) throws StepRefusedException {
        Extent extent = Extent.of(value);
        requireShallow(path, extent);
        copied += extent.characters();
        if (copied > MAX_COPIED_CHARACTERS) {
            throw new StepRefusedException(
                    path.text(),
                    "would get more than %,d characters moved and copied in all".formatted(MAX_COPIED_CHARACTERS));
        }
    }

    private static void requireShallow(Pointer path, Extent extent) throws StepRefusedException {
        if (path.tokens().size() + extent.depth() > Nesting.MAX_DEPTH) {
            throw new StepRefusedException(
                    path.text(), "would nest deeper than the %d levels of a document".formatted(Nesting.MAX_DEPTH));
        }
    }
}
