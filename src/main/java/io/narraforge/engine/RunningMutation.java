package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.database.SqlStates;
import io.narraforge.database.Transaction;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One top-level mutation field while it runs: one transaction, begun when the field is fetched and ended when its answer
 * is complete, so that the answer shows what was written, and only what was.
 */
final class RunningMutation {
    /** Deadlocks are rare, and each attempt waits longer: whoever fails so often would only add to the crowd. */
    private static final int MAX_ATTEMPTS = 6;

    private static final int FIRST_PAUSE_MILLIS = 10;

    private final Mutations mutations;
    private final GraphQlRequest request;
    private final FieldOfRequest field;
    private final AtomicReference<@Nullable Open> open = new AtomicReference<>();
    private @Nullable Long startNanos;

    RunningMutation(Mutations mutations, GraphQlRequest request, FieldOfRequest field) {
        this.mutations = mutations;
        this.request = request;
        this.field = field;
    }

    /**
     * Which field of its request it is.
     *
     * @param responseKey its name in the answer
     * @param only whether the request has no other mutation field
     */
    record FieldOfRequest(String responseKey, boolean only) {}

    /** What has to be ended: the transaction, the watch over it, and the key under which the answer is kept. */
    private record Open(
            Transaction transaction,
            MutationWatch.Watched watched,
            Reading reading,
            @Nullable IdempotencyKey key) {}

    /** Reads in the transaction where there is one. */
    Reading reading(Reading shared) {
        Open current = open.get();
        return current == null ? shared : current.reading();
    }

    /**
     * Does the write and leaves its transaction open; or, when it was done before under the same idempotency key, gives
     * the {@link StoredAnswer}. What fails leaves nothing open.
     */
    Object write(DataFetchingEnvironment environment, Write write) {
        IdempotencyKey key = IdempotencyKey.of(environment, request, field);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(environment, write, key);
            } catch (ProblemOccurredException failed) {
                rollback();
                if (attempt == MAX_ATTEMPTS || !SqlStates.asksToRetry(failed)) {
                    throw failed;
                }
                pauseAfter(attempt);
            } catch (RuntimeException | Error failed) {
                rollback();
                throw failed;
            }
        }
    }

    private Object attempt(DataFetchingEnvironment environment, Write write, @Nullable IdempotencyKey key) {
        Reading reading = begin(key);
        if (key != null) {
            StoredAnswer stored = mutations.answers().claim(reading.statements(), key);
            if (stored != null) {
                rollback();
                return stored;
            }
        }
        return write.run(environment, new Writing(mutations.model(), reading));
    }

    /** Nothing may fail between the begin and here that would leave the transaction to nobody. */
    private Reading begin(@Nullable IdempotencyKey key) {
        Transaction transaction = mutations.database().begin();
        try {
            Reading reading = mutations.reading().in(transaction);
            open.set(new Open(
                    transaction, mutations.watch().over(transaction, request.client(), deadline()), reading, key));
            return reading;
        } catch (RuntimeException | Error failed) {
            transaction.rollback();
            throw failed;
        }
    }

    /** Counts from the first attempt: what is repeated takes no more time than what succeeds at once. */
    private MutationWatch.Deadline deadline() {
        if (startNanos == null) {
            startNanos = System.nanoTime();
        }
        return new MutationWatch.Deadline(startNanos, mutations.database().transactionTimeout());
    }

    /** Two that met once would meet again at the same time, were the pause not random. */
    private static void pauseAfter(int attempt) {
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong((long) FIRST_PAUSE_MILLIS << attempt)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemOccurredException(
                    new Problem.Unavailable("The server is stopping; try again.", null), stopping);
        }
    }

    /**
     * Makes the write take effect, together with its answer where an idempotency key names it.
     *
     * @throws ProblemOccurredException when the database refuses; then nothing takes effect
     */
    void commit(StoredAnswer.Content answer) {
        Open current = open.get();
        if (current == null) {
            return;
        }
        try {
            if (current.key() != null) {
                mutations.answers().keep(current.reading().statements(), current.key(), answer);
            }
            current.transaction().commit();
        } finally {
            rollback();
        }
    }

    /** Ends what is open, without effect unless it was committed. */
    void rollback() {
        Open current = open.getAndSet(null);
        if (current != null) {
            current.watched().close();
            current.transaction().rollback();
        }
    }
}
