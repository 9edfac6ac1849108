/** What a row can be asked for besides its columns, as SQL expressions without parameters; knows no filter and no order. */
@NullMarked
package io.narraforge.plan.value;

import org.jspecify.annotations.NullMarked;
