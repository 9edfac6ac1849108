@NullMarked
package io.narraforge.contract.lint;

import org.jspecify.annotations.NullMarked;
