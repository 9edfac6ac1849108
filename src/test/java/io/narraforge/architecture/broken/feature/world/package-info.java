/** A room of the house that breaks the rules. */
@NullMarked
package io.narraforge.architecture.broken.feature.world;

import org.jspecify.annotations.NullMarked;
