/** Tests of what rows come to as SQL; no I/O. */
@NullMarked
package io.narraforge.plan.aggregate;

import org.jspecify.annotations.NullMarked;
