/** Backups of small schemas of the tests' own, and the ways in which a file or a database may be broken. */
@NullMarked
package io.narraforge.migration.backup;

import org.jspecify.annotations.NullMarked;
