/** What is special about timelines; knows no other feature. */
@NullMarked
package io.narraforge.feature.timeline;

import org.jspecify.annotations.NullMarked;
