package io.narraforge.migration.lint;

/** What a rule has to say of a statement: what is wrong, and what to write instead. */
record Advice(String message, String instead) {}
