/** Conditions on rows: read from arguments into data, and rendered as SQL; knows no page and no connection. */
@NullMarked
package io.narraforge.plan.filter;

import org.jspecify.annotations.NullMarked;
