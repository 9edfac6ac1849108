package io.narraforge.migration.lint;

/** How bad a finding is. */
public enum Level {
    ERROR,
    WARNING
}
