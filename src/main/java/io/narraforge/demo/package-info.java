/** The demo data, small and large; knows the tables and the texts in db/demo, and refuses to know who asks for them. */
@NullMarked
package io.narraforge.demo;

import org.jspecify.annotations.NullMarked;
