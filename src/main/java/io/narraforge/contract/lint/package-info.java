/** The conventions of the contract as rules; knows no file and no table but by what the binding said of them. */
@NullMarked
package io.narraforge.contract.lint;

import org.jspecify.annotations.NullMarked;
