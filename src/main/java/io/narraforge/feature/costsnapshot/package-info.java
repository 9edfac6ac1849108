/** What is special about cost snapshots: who records one is told what it leaves of the budget; knows no other feature. */
@NullMarked
package io.narraforge.feature.costsnapshot;

import org.jspecify.annotations.NullMarked;
