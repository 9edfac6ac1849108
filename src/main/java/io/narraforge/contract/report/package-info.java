/** The changes of a schema as people and programs read them; knows no schema, and decides nothing. */
@NullMarked
package io.narraforge.contract.report;

import org.jspecify.annotations.NullMarked;
