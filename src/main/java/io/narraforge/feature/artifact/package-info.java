/** What is special about artifacts: whether their checksum still fits their data; knows no other feature. */
@NullMarked
package io.narraforge.feature.artifact;

import org.jspecify.annotations.NullMarked;
