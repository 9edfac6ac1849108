package io.narraforge.contract.source;

/** A schema's file as it was read, SDL or the answer to an introspection query. */
final class SourceFile {
    /** Enough for any schema, and not for a memory. */
    static final int MAX_SIZE = 64 * 1024 * 1024;

    static final String TOO_LARGE = "has more than 64 MiB, which is no schema";

    private final String name;
    private final byte[] content;

    SourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }
}
