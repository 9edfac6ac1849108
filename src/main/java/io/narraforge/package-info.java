/** The entry point; knows the command line and nothing else. */
@NullMarked
package io.narraforge;

import org.jspecify.annotations.NullMarked;
