package io.narraforge.plan;

import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;

import java.time.OffsetDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The statements over the answers that are kept for repeated mutations. */
public final class AnswerPlan {
    public static final String KEY = "key";
    public static final String HASH = "hash";
    public static final String DATA = "data";
    public static final String ERRORS = "errors";
    public static final int FORGOTTEN_AT_ONCE = 1_000;

    private static final Table<Record> ANSWERS = table(name("mutation_answers"));
    private static final Field<String> IDEMPOTENCY_KEY = field(name("idempotency_key"), SQLDataType.CLOB);
    private static final Field<String> REQUEST_HASH = field(name("request_hash"), SQLDataType.CLOB);
    private static final Field<String> ANSWER = field(name("answer"), SQLDataType.CLOB);
    private static final Field<String> ANSWER_ERRORS = field(name("errors"), SQLDataType.CLOB);
    private static final Field<OffsetDateTime> CREATED_AT =
            field(name("mutation_answers", "created_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Condition IS_OLD =
            CREATED_AT.lt(field("now() - interval '24 hours'", SQLDataType.TIMESTAMPWITHTIMEZONE));

    private AnswerPlan() {}

    /** A row when the key is free, or its answer too old; waits for another transaction that has just taken it. */
    public static SqlStatement claim() {
        return SqlText.of(insertInto(ANSWERS, IDEMPOTENCY_KEY, REQUEST_HASH)
                .values(param(KEY, String.class), param(HASH, String.class))
                .onConflict(IDEMPOTENCY_KEY)
                .doUpdate()
                .set(REQUEST_HASH, excluded(REQUEST_HASH))
                .setNull(ANSWER)
                .setNull(ANSWER_ERRORS)
                .set(field(name("created_at"), SQLDataType.TIMESTAMPWITHTIMEZONE), currentOffsetDateTime())
                .where(IS_OLD)
                .returningResult(IDEMPOTENCY_KEY));
    }

    /** What the key stands for, the answer and its errors. */
    public static SqlStatement find() {
        return SqlText.of(select(REQUEST_HASH, ANSWER, ANSWER_ERRORS)
                .from(ANSWERS)
                .where(IDEMPOTENCY_KEY.eq(param(KEY, String.class))));
    }

    /** Keeps the answer under the key; a row. */
    public static SqlStatement keep() {
        return SqlText.of(update(ANSWERS)
                .set(ANSWER, param(DATA, String.class))
                .set(ANSWER_ERRORS, param(ERRORS, String.class))
                .where(IDEMPOTENCY_KEY.eq(param(KEY, String.class)))
                .returningResult(IDEMPOTENCY_KEY));
    }

    /** Forgets some answers that are too old to be given again, none that is being replaced now; a row for each. */
    public static SqlStatement forget() {
        return SqlText.of(deleteFrom(ANSWERS)
                .where(IDEMPOTENCY_KEY.in(select(IDEMPOTENCY_KEY)
                        .from(ANSWERS)
                        .where(IS_OLD)
                        .orderBy(CREATED_AT)
                        .limit(inline(FORGOTTEN_AT_ONCE))
                        .forUpdate()
                        .skipLocked()))
                .returningResult(IDEMPOTENCY_KEY));
    }
}
