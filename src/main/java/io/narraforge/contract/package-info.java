/** The SDL as a contract: where it is, its two parts, and what follows from the first; knows no request. */
@NullMarked
package io.narraforge.contract;

import org.jspecify.annotations.NullMarked;
