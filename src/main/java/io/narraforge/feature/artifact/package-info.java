/**
 * What is special about artifacts: whether their checksum still fits their data, and the data their type; knows no other
 * feature.
 */
@NullMarked
package io.narraforge.feature.artifact;

import org.jspecify.annotations.NullMarked;
