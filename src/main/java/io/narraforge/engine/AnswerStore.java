package io.narraforge.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.narraforge.database.Session;
import io.narraforge.plan.AnswerPlan;
import io.narraforge.plan.SqlStatement;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answers of mutations under their idempotency keys for a day, in the mutation's own transaction: either both
 * the write and its answer are there, or neither.
 */
final class AnswerStore {
    /** A key may be forgotten between the two statements, when its day is over just then. */
    private static final int MAX_LOOKS = 3;

    private final JsonFactory json = new JsonFactory();
    private final SqlStatement claim = AnswerPlan.claim();
    private final SqlStatement find = AnswerPlan.find();
    private final SqlStatement keep = AnswerPlan.keep();
    private final SqlStatement forget = AnswerPlan.forget();

    /** What is kept under a key. */
    private record Entry(String requestHash, StoredAnswer answer) {}

    /** The answer that was given before under the key; null where there is none, and the key is the caller's now. */
    @Nullable
    StoredAnswer claim(Statements statements, IdempotencyKey key) {
        for (int look = 1; look <= MAX_LOOKS; look++) {
            boolean isNew = !statements
                    .run(claim, name -> valueOf(name, key), rows -> true)
                    .isEmpty();
            if (isNew) {
                return null;
            }
            List<Entry> found = statements.run(find, name -> key.key(), this::entry);
            if (!found.isEmpty()) {
                return sameRequest(found.getFirst(), key);
            }
        }
        throw new IllegalStateException("an idempotency key is taken and cannot be found");
    }

    private static String valueOf(String parameter, IdempotencyKey key) {
        return parameter.equals(AnswerPlan.HASH) ? key.requestHash() : key.key();
    }

    private static StoredAnswer sameRequest(Entry found, IdempotencyKey key) {
        if (!found.requestHash().equals(key.requestHash())) {
            throw new ProblemOccurredException(new Problem.BadUserInput(
                    key.place(),
                    key.place() + " was used within the last 24 hours for another request; a key stands for one"
                            + " document with its variables, use a new one"));
        }
        return found.answer();
    }

    private Entry entry(ResultSet rows) throws SQLException {
        return new Entry(
                rows.getString(1),
                new StoredAnswer(
                        new RawJson(rows.getString(2).getBytes(StandardCharsets.UTF_8)),
                        JsonValues.readObjects(rows.getString(3))));
    }

    /** Keeps the answer of the mutation that has claimed the key. */
    void keep(Statements statements, IdempotencyKey key, StoredAnswer.Content answer) {
        String data = text(answer.data());
        String errors = text(answer.errors());
        statements.run(
                keep,
                name -> switch (name) {
                    case AnswerPlan.DATA -> data;
                    case AnswerPlan.ERRORS -> errors;
                    default -> key.key();
                },
                rows -> true);
    }

    /** Forgets what is older than a day, a little at a time, so that no statement takes long, however much it is. */
    void forgetOld(Session session) {
        var statements = new Statements(session, event -> {});
        List<Boolean> forgotten;
        do {
            forgotten = statements.run(forget, name -> null, rows -> true);
        } while (forgotten.size() >= AnswerPlan.FORGOTTEN_AT_ONCE);
    }

    private String text(@Nullable Object value) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(bytes)) {
            AnswerValues.write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an answer can't be written to memory", impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
