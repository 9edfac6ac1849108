/** Tests of {@code contract.report}. */
@NullMarked
package io.narraforge.contract.report;

import org.jspecify.annotations.NullMarked;
