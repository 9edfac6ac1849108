/**
 * What a change of the schema means to its clients, by the table of docs/schema-changes.md. Pure: two schemas, a date and
 * what is known of operations in, a list of changes out.
 */
@NullMarked
package io.narraforge.contract.diff;

import org.jspecify.annotations.NullMarked;
