package io.narraforge.migration.backup;

/** A key from one of our tables to another, by its name within its table. */
record ForeignKey(String name, String table, String referenced, boolean isDeferrable) {}
