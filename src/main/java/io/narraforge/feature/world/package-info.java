/** What is special about worlds: whether their checksum still fits their content; knows no other feature. */
@NullMarked
package io.narraforge.feature.world;

import org.jspecify.annotations.NullMarked;
