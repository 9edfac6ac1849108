/** Keyset pages: windows, cursors, and the statements that read them. */
@NullMarked
package io.narraforge.plan.page;

import org.jspecify.annotations.NullMarked;
