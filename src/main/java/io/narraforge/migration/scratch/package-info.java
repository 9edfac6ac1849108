/** Databases for a while, on the live server or beside it; knows nothing of what is done in them. */
@NullMarked
package io.narraforge.migration.scratch;

import org.jspecify.annotations.NullMarked;
