/** What is special about QA reports: the band of their scores and what kinds of errors they found; knows no other feature. */
@NullMarked
package io.narraforge.feature.qareport;

import org.jspecify.annotations.NullMarked;
