/** Tests of {@code contract.source}. */
@NullMarked
package io.narraforge.contract.source;

import org.jspecify.annotations.NullMarked;
