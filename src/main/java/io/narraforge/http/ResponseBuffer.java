package io.narraforge.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A response body in memory, so that its length is known and a failure half-way is still an honest 500. The bytes are
 * recycled: answers are large and frequent, and virtual threads have no thread-local buffers worth keeping.
 */
final class ResponseBuffer extends OutputStream {
    private static final int FIRST_CAPACITY = 16 << 10;
    private static final int MAX_KEPT_CAPACITY = 1 << 20;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    private ResponseBuffer() {}

    @Override
    public void write(int value) {
        ensureRoom(1);
        bytes[length++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        ensureRoom(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    int length() {
        return length;
    }

    void sendTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void compressTo(ResponseBuffer target, int level) throws IOException {
        try (var gzip = new Gzip(target, level)) {
            gzip.write(bytes, 0, length);
        }
    }

    private void ensureRoom(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            // Doubling in long: beyond 1 GiB it would overflow.
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 2L)));
        }
    }

    private static final class Gzip extends GZIPOutputStream {
        private Gzip(OutputStream out, int level) throws IOException {
            super(out, 8192);
            def.setLevel(level);
        }
    }

    /** Lends buffers; keeps at most a given number of them, and none that one huge answer has blown up. */
    static final class Pool {
        static final int FASTEST = Deflater.BEST_SPEED;

        private final ArrayBlockingQueue<ResponseBuffer> free;

        Pool(int kept) {
            free = new ArrayBlockingQueue<>(kept);
        }

        ResponseBuffer borrow() {
            ResponseBuffer buffer = free.poll();
            return buffer == null ? new ResponseBuffer() : buffer;
        }

        void giveBack(ResponseBuffer buffer) {
            buffer.length = 0;
            if (buffer.bytes.length <= MAX_KEPT_CAPACITY) {
                free.offer(buffer);
            }
        }
    }
}
