package io.narraforge.contract.source;

/** A file as it was read. */
public final class SourceFile {
    /** Enough for any schema and any operations, and not for a memory. */
    static final int MAX_SIZE = 64 * 1024 * 1024;

    static final String TOO_LARGE = "has more than 64 MiB";

    private final String name;
    private final byte[] content;

    SourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** As one would write it here. */
    public String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    /** Its text; refused when it is not UTF-8. */
    public String text() {
        return Utf8.decode(this);
    }
}
