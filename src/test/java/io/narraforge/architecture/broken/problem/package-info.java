/** A room of the house that breaks the rules. */
@NullMarked
package io.narraforge.architecture.broken.problem;

import org.jspecify.annotations.NullMarked;
