/** The runbook, taken at its word: every step of it is run as an operator runs it. */
@NullMarked
package io.narraforge.runbook;

import org.jspecify.annotations.NullMarked;
