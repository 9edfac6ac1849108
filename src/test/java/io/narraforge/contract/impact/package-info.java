@NullMarked
package io.narraforge.contract.impact;

import org.jspecify.annotations.NullMarked;
