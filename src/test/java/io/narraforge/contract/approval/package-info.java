/** Tests of {@code contract.approval}. */
@NullMarked
package io.narraforge.contract.approval;

import org.jspecify.annotations.NullMarked;
