package io.narraforge.engine.operations;

import graphql.language.OperationDefinition;
import io.narraforge.contract.operations.Usage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An operation as its text says it, worked out once for each document that is kept. */
record SentOperation(Key key, Usage usage) {
    private static final int MAX_NAME_LENGTH = 200;
    private static final int HASH_IN_NAME = 16;

    /**
     * Which operation it is.
     *
     * @param document SHA-256 of its document's text
     * @param name empty where it has none
     */
    record Key(String document, String name) {}

    /** The hash is the one that clients with persisted queries send: of the text's UTF-8, as it is. */
    static SentOperation of(String text, OperationDefinition operation, Usage usage) {
        String name = operation.getName() == null ? "" : operation.getName();
        return new SentOperation(new Key(sha256(text), bounded(name)), usage);
    }

    /** A client may choose a name of any length; two long ones of one document stay apart. */
    private static String bounded(String name) {
        return name.length() <= MAX_NAME_LENGTH
                ? name
                : name.substring(0, MAX_NAME_LENGTH) + "_" + sha256(name).substring(0, HASH_IN_NAME);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
