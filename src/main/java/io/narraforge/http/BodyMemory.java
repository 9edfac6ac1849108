package io.narraforge.http;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the bodies of all requests take of the heap together: many large ones at a time are put off or refused,
 * where they would end the JVM. The first {@link #FREE_BYTES} of each request are not counted, so that small requests
 * are always let in.
 */
final class BodyMemory {
    static final int FREE_BYTES = 1 << 20;

    private static final int STEP_BYTES = 1 << 20;
    // What is read is copied on its way to the database, so that a body takes a few times its own size.
    private static final int SHARE_OF_HEAP = 8;
    private static final int MAX_SHARE_OF_HEAP = 4;

    private final long capacity;
    private final AtomicLong unlent;

    BodyMemory(long capacity) {
        this.capacity = capacity;
        this.unlent = new AtomicLong(capacity);
    }

    /** An eighth of the heap; up to a quarter where the largest body needs it, which may take twice its bytes. */
    static BodyMemory of(long heapBytes, long maxBodyBytes) {
        long most = heapBytes / MAX_SHARE_OF_HEAP;
        if (maxBodyBytes > most) {
            throw new ProblemOccurredException(new Problem.InvalidSettings(List.of(
                    ("MAX_BODY_SIZE is %d MiB, more than a quarter of this JVM's heap of %d MiB; lower it, or give the"
                                    + " JVM more with JAVA_OPTS=-Xmx%dm")
                            .formatted(maxBodyBytes >> 20, heapBytes >> 20, (maxBodyBytes >> 20) * SHARE_OF_HEAP))));
        }
        return new BodyMemory(Math.max(heapBytes / SHARE_OF_HEAP, Math.min(2 * maxBodyBytes, most)));
    }

    /**
     * Lends what a body will take at the least, before any of it is read.
     *
     * @param declared the body's length as it is announced, or -1
     */
    Loan lend(long declared) {
        var loan = new Loan();
        loan.coverAtLeast(declared);
        return loan;
    }

    private boolean take(long bytes) {
        long before = unlent.getAndUpdate(left -> left < bytes ? left : left - bytes);
        return before >= bytes;
    }

    /** The part of one request; for the one thread that reads its body. */
    final class Loan implements AutoCloseable {
        private long used;
        private long covered = FREE_BYTES;

        private Loan() {}

        /** Counts what was made of the body; refuses the request when that is more than there is. */
        void use(long bytes) {
            used += bytes;
            if (used > covered) {
                coverAtLeast(used);
            }
        }

        private void coverAtLeast(long bytes) {
            if (bytes <= covered) {
                return;
            }
            long more = (bytes - covered + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
            if (covered - FREE_BYTES + more > capacity) {
                throw RequestRefusedException.tooMuch(
                        RequestRefusedException.CONTENT_TOO_LARGE,
                        capacity,
                        bytes,
                        "the values of the request body take more than the %d bytes of memory there are for bodies; send"
                                        .formatted(capacity)
                                + " fewer at a time");
            }
            if (!take(more)) {
                throw RequestRefusedException.unavailable(
                        "the server is busy with other large requests; try again, or send less at a time");
            }
            covered += more;
        }

        @Override
        public void close() {
            unlent.addAndGet(covered - FREE_BYTES);
            covered = FREE_BYTES;
        }
    }
}
