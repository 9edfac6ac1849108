/** The vocabulary of everything that can go wrong; knows no layer, no protocol and no library. */
@NullMarked
package io.narraforge.problem;

import org.jspecify.annotations.NullMarked;
