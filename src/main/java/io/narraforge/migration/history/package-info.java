/**
 * What was done to a database, kept in its schema {@code narra_history}, and the lock under which it is done; refuses to
 * know what a migration or a backup is.
 */
@NullMarked
package io.narraforge.migration.history;

import org.jspecify.annotations.NullMarked;
