/** What is special about characters: whom their relationships mean; knows no other feature. */
@NullMarked
package io.narraforge.feature.character;

import org.jspecify.annotations.NullMarked;
