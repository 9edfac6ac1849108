/** Golden cases: documented queries with their exact statements and answers. */
@NullMarked
package io.narraforge.golden;

import org.jspecify.annotations.NullMarked;
