/** The words of the error vocabulary that need no database. */
@NullMarked
package io.narraforge.problem;

import org.jspecify.annotations.NullMarked;
