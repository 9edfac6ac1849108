package io.narraforge.document;

import io.narraforge.problem.Excerpt;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JSON Pointer (RFC 6901), by the letter. Our own reading stands before the library's, which takes {@code 01} for an
 * index and {@code ~2} for a key, and does not say what it found instead.
 *
 * @param text as the client wrote it
 * @param tokens the keys and indices, without escapes; none for the whole document
 */
record Pointer(String text, List<String> tokens) {
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("~(?![01])");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final String END = "-";

    static Pointer parse(String text) throws StepRefusedException {
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw new StepRefusedException(
                    Excerpt.of(text), "is no JSON Pointer; begin with \"/\", or use \"\" for the whole document");
        }
        if (BROKEN_ESCAPE.matcher(text).find()) {
            throw new StepRefusedException(
                    Excerpt.of(text), "is no JSON Pointer; write \"~0\" for \"~\" and \"~1\" for \"/\" in a key");
        }
        // RFC 6901, 4: first ~1, then ~0, so that ~01 becomes ~1.
        List<String> tokens = Arrays.stream(text.split("/", -1))
                .skip(1)
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
        return new Pointer(text, tokens);
    }

    boolean isWholeDocument() {
        return tokens.isEmpty();
    }

    boolean isInside(Pointer other) {
        return tokens.size() > other.tokens.size()
                && tokens.subList(0, other.tokens.size()).equals(other.tokens);
    }

    /** The value there, which must exist. */
    JsonValue valueIn(JsonValue document) throws StepRefusedException {
        JsonValue value = document;
        for (int i = 0; i < tokens.size(); i++) {
            value = child(value, i);
        }
        return value;
    }

    /** Refuses where nothing can be added: the parent must exist, and a list must reach as far. */
    void requireRoomIn(JsonValue document) throws StepRefusedException {
        JsonValue parent = document;
        int last = tokens.size() - 1;
        for (int i = 0; i < last; i++) {
            parent = child(parent, i);
        }
        if (parent instanceof JsonArray list) {
            if (!tokens.getLast().equals(END)) {
                requireIndex(tokens.getLast(), list.size());
            }
        } else if (!(parent instanceof JsonObject)) {
            throw noPlaceIn(parent, last);
        }
    }

    /** What edits the value there. */
    JsonPointer editor() {
        return JsonText.JSON.createPointer(text);
    }

    private JsonValue child(JsonValue parent, int depth) throws StepRefusedException {
        String token = tokens.get(depth);
        if (parent instanceof JsonArray list) {
            return list.get(requireIndex(token, list.size() - 1));
        }
        if (!(parent instanceof JsonObject object)) {
            throw noPlaceIn(parent, depth);
        }
        JsonValue value = object.get(token);
        if (value == null) {
            throw new StepRefusedException(
                    text, "does not exist: %s has no key \"%s\"".formatted(place(depth), Excerpt.of(token)));
        }
        return value;
    }

    private int requireIndex(String token, int last) throws StepRefusedException {
        if (INDEX.matcher(token).matches() && Integer.parseInt(token) <= last) {
            return Integer.parseInt(token);
        }
        throw new StepRefusedException(
                text, "does not exist: \"%s\" is no index of a list ".formatted(Excerpt.of(token)) + indices(last));
    }

    private static String indices(int last) {
        return switch (last) {
            case -1 -> "that is empty";
            case 0 -> "that takes 0";
            default -> "that takes 0 to " + last;
        };
    }

    private StepRefusedException noPlaceIn(JsonValue parent, int depth) {
        return new StepRefusedException(
                text, "does not exist: %s is %s".formatted(place(depth), Excerpt.of(parent.toString())));
    }

    private String place(int depth) {
        if (depth == 0) {
            return "the document";
        }
        String[] written = text.split("/", -1);
        return "\"" + Excerpt.of(String.join("/", Arrays.copyOf(written, depth + 1))) + "\"";
    }
}
