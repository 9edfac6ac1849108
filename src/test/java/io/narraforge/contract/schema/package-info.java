/** Tests of {@code contract.schema}. */
@NullMarked
package io.narraforge.contract.schema;

import org.jspecify.annotations.NullMarked;
