/** The versions of the schema: which there are, which a database has, and how to get there; the only user of Flyway. */
@NullMarked
package io.narraforge.migration;

import org.jspecify.annotations.NullMarked;
