/** What many rows come to, in all or in groups, as data and as SQL; knows no page and no connection. */
@NullMarked
package io.narraforge.plan.aggregate;

import org.jspecify.annotations.NullMarked;
