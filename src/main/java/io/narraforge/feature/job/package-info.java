/** What is special about jobs: what their cost snapshots add up to, and how far they are; knows no other feature. */
@NullMarked
package io.narraforge.feature.job;

import org.jspecify.annotations.NullMarked;
