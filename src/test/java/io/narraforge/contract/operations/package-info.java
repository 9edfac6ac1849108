/** Tests of {@code contract.operations}. */
@NullMarked
package io.narraforge.contract.operations;

import org.jspecify.annotations.NullMarked;
