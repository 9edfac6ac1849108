package io.narraforge.demo;

import io.narraforge.database.Database;

/**
 * Loads a {@link DemoPlan} into migrated tables that are empty, all of it or nothing. Rows stream: memory does not grow
 * with the plan. Refuses to add to rows that are there, whoever made them, and never migrates.
 */
public final class DemoData {
    private final Database database;

    public DemoData(Database database) {
        this.database = database;
    }

    /** Whether no table has a row, so that {@link #load} is not refused. */
    public boolean isEmpty() {
        return database.run(connection -> new DemoLoad(connection).isEmpty());
    }

    /** Loads all of it and tells how many rows that were. */
    public long load(DemoPlan plan, Progress progress) {
        return database.run(connection -> new DemoLoad(connection).load(plan, progress));
    }
}
