package io.narraforge.migration.scratch;

import java.io.Serial;
import java.sql.SQLException;

/** The role lacks CREATEDB. */
final class DatabasesMayNotBeCreatedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    DatabasesMayNotBeCreatedException(SQLException refusal) {
        super(refusal);
    }
}
