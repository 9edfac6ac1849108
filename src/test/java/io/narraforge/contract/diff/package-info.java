/** Tests of {@code contract.diff}. */
@NullMarked
package io.narraforge.contract.diff;

import org.jspecify.annotations.NullMarked;
