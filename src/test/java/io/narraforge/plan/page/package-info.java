/** The room's promises that need no database. */
@NullMarked
package io.narraforge.plan.page;

import org.jspecify.annotations.NullMarked;
