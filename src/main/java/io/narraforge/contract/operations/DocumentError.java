package io.narraforge.contract.operations;

/**
 * What does not fit the schema, or soon will not.
 *
 * @param line counted from 1, as the column is
 */
public record DocumentError(String file, int line, int column, String message) {
    /** Where it stands, as editors and terminals read it. */
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
