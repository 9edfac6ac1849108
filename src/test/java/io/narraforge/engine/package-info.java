/** The room's promises that need no database. */
@NullMarked
package io.narraforge.engine;

import org.jspecify.annotations.NullMarked;
