/** What of the contract, and which operations, stand on a table or a column; knows no migration and no database. */
@NullMarked
package io.narraforge.contract.impact;

import org.jspecify.annotations.NullMarked;
