/** Tests of {@code engine.operations}. */
@NullMarked
package io.narraforge.engine.operations;

import org.jspecify.annotations.NullMarked;
