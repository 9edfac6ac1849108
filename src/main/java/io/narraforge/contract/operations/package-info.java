/** What the operations of clients ask of a schema, wherever they are written down; knows no other schema to compare with. */
@NullMarked
package io.narraforge.contract.operations;

import org.jspecify.annotations.NullMarked;
