/** What clients ask for, counted and kept over restarts; knows no value that they send. */
@NullMarked
package io.narraforge.engine.operations;

import org.jspecify.annotations.NullMarked;
