/** The room's promises that need no database. */
@NullMarked
package io.narraforge.plan.sort;

import org.jspecify.annotations.NullMarked;
