package io.narraforge.plan.write;

import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectForUpdateStep;

/** What others cannot do to rows that were read, until the transaction ends. */
public enum RowLock {
    /** Nothing is kept from them. */
    NONE,
    /** They cannot delete the rows: what is about to refer to these may do so. */
    KEY_SHARE,
    /** Nor change them. */
    NO_KEY_UPDATE,
    /** Nor make other rows refer to them. */
    UPDATE;

    <R extends Record> Select<R> on(SelectForUpdateStep<R> rows) {
        return switch (this) {
            case NONE -> rows;
            case KEY_SHARE -> rows.forKeyShare();
            case NO_KEY_UPDATE -> rows.forNoKeyUpdate();
            case UPDATE -> rows.forUpdate();
        };
    }
}
