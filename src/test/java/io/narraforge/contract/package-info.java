/** The contract's two parts. */
@NullMarked
package io.narraforge.contract;

import org.jspecify.annotations.NullMarked;
