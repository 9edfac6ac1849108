/** Documents without a database, and one test that holds the shapes against the CHECKs of a real one. */
@NullMarked
package io.narraforge.document;

import org.jspecify.annotations.NullMarked;
