/** Tests of {@code contract.operations.log}. */
@NullMarked
package io.narraforge.contract.operations.log;

import org.jspecify.annotations.NullMarked;
