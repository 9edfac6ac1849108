/** What a search finds, in which order and where; knows no other feature, and leaves the comparing of text to SQL. */
@NullMarked
package io.narraforge.feature.search;

import org.jspecify.annotations.NullMarked;
