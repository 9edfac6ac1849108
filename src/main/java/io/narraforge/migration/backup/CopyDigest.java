package io.narraforge.migration.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Counts and hashes text of COPY on its way. Every line is a row: inside a value COPY writes a line feed as {@code \n}. */
final class CopyDigest extends OutputStream {
    private final OutputStream destination;
    private final LongConsumer rowsSoFar;
    private final MessageDigest sha256 = sha256();
    private long rows;
    private long bytes;

    CopyDigest(OutputStream destination, LongConsumer rowsSoFar) {
        this.destination = destination;
        this.rowsSoFar = rowsSoFar;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] text, int offset, int length) throws IOException {
        destination.write(text, offset, length);
        sha256.update(text, offset, length);
        bytes += length;
        for (int index = offset; index < offset + length; index++) {
            if (text[index] == '\n') {
                rows++;
            }
        }
        rowsSoFar.accept(rows);
    }

    /** Of all that was written; ends the digest. */
    TableContent content() {
        return new TableContent(rows, bytes, HexFormat.of().formatHex(sha256.digest()));
    }
}
