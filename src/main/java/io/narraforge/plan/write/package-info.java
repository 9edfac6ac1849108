/** Turns the inputs of mutations into rows to write and their set-based statements; knows no connection and no clock. */
@NullMarked
package io.narraforge.plan.write;

import org.jspecify.annotations.NullMarked;
