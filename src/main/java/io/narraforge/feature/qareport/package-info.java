/**
 * What is special about QA reports: the band of their scores, the categories of their errors, the verdict; knows no other
 * feature.
 */
@NullMarked
package io.narraforge.feature.qareport;

import org.jspecify.annotations.NullMarked;
