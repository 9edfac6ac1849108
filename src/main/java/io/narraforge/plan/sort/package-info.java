/** Orders of rows and how two rows compare in them; knows nothing of pages. */
@NullMarked
package io.narraforge.plan.sort;

import org.jspecify.annotations.NullMarked;
