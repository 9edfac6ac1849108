/** Holds the rooms and their arrows; knows the names of packages and nothing of what is in them. */
@NullMarked
package io.narraforge.architecture;

import org.jspecify.annotations.NullMarked;
