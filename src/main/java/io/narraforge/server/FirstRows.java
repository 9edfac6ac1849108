package io.narraforge.server;

import io.narraforge.database.Database;

/** Puts something to look at into our own database while it is still without rows; never asked of any other. */
@FunctionalInterface
interface FirstRows {
    void loadIfEmpty(Database database);
}
