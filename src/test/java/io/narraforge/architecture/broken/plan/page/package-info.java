/** A room of the house that breaks the rules. */
@NullMarked
package io.narraforge.architecture.broken.plan.page;

import org.jspecify.annotations.NullMarked;
