package io.narraforge.migration.sql;

/** The grammar met something that it does not know; caught where a statement becomes {@link Statement.Unknown}. */
final class SqlNotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SqlNotUnderstoodException(String message) {
        super(message);
    }
}
