package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.plan.Place;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name that a client gives to one mutation over all its repetitions.
 *
 * @param requestHash SHA-256 of the document, the operation's name, the variables and the field: what the key stands for
 * @param place where the client wrote it
 */
record IdempotencyKey(String key, String requestHash, Problem.InputPlace place) {
    static final String FIELD = "idempotencyKey";

    private static final String HEADER = "Idempotency-Key";
    private static final Problem.InputPlace OF_HEADER = new Problem.InputPlace(HEADER);
    private static final int MAX_LENGTH = 255;

    /** The key in the field's input, or the request's where the field is its only one; null where there is none. */
    static @Nullable IdempotencyKey of(
            DataFetchingEnvironment environment, GraphQlRequest request, RunningMutation.FieldOfRequest field) {
        Place place = FieldArguments.of(environment).place(Write.INPUT).at(FIELD);
        Map<String, Object> input = environment.getArgumentOrDefault(Write.INPUT, Map.of());
        Object given = input.get(FIELD);
        if (given == null && input.containsKey(FIELD)) {
            // Who meant to be protected, and lost the key on the way, must not go unprotected without a word.
            throw place.refuse("is null; leave it out, or give a key");
        }
        String ofHeader = request.idempotencyKey();
        if (given == null && ofHeader == null) {
            return null;
        }
        if (ofHeader != null) {
            requireOne(given, ofHeader, field, place);
        }
        String requestHash = hash(request, field);
        return given == null
                ? new IdempotencyKey(String.valueOf(ofHeader), requestHash, OF_HEADER)
                : new IdempotencyKey(checked(given.toString(), place), requestHash, place.input());
    }

    private static void requireOne(
            @Nullable Object given, String ofHeader, RunningMutation.FieldOfRequest field, Place place) {
        if (!field.only()) {
            throw new ProblemOccurredException(new Problem.BadUserInput(
                    OF_HEADER,
                    "The header " + HEADER + " names one mutation and the document has several; give each of them an "
                            + FIELD + " in its input"));
        }
        if (given != null && !given.equals(ofHeader)) {
            throw place.refuse("is \"" + Excerpt.of(given.toString()) + "\" and the header " + HEADER + " is \""
                    + Excerpt.of(ofHeader) + "\"; use one of them");
        }
    }

    private static String checked(String key, Place place) {
        boolean isUsable = !key.isEmpty()
                && key.length() <= MAX_LENGTH
                && key.chars().allMatch(unit -> unit >= ' ' && unit <= '~');
        if (!isUsable) {
            throw place.refuse("is \"" + Excerpt.of(key) + "\"; use 1 to " + MAX_LENGTH
                    + " printable ASCII characters, a UUID for instance");
        }
        return key;
    }

    private static String hash(GraphQlRequest request, RunningMutation.FieldOfRequest field) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, request.query());
            add(digest, String.valueOf(request.operationName()));
            add(digest, JsonValues.writeInOrder(request.variables()));
            add(digest, field.responseKey());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** With its length, so that no two lists of texts have the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        digest.update(utf8);
    }
}
