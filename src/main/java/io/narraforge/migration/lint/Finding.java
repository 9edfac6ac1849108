package io.narraforge.migration.lint;

/**
 * A place that breaks a rule.
 *
 * @param line in the file, from 1
 * @param statement its beginning; empty for a finding about the whole file
 * @param message what is wrong there
 * @param instead what to write
 */
public record Finding(Code code, String file, int line, String statement, String message, String instead) {
    public Level level() {
        return code.level();
    }
}
