/** All rows of our tables in one file and back, streamed; is told what is ours, and never asks Flyway or the history. */
@NullMarked
package io.narraforge.migration.backup;

import org.jspecify.annotations.NullMarked;
