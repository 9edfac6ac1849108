/**
 * What is special about jobs: what their cost snapshots add up to, how far they are, and how they go on; knows no other
 * feature.
 */
@NullMarked
package io.narraforge.feature.job;

import org.jspecify.annotations.NullMarked;
