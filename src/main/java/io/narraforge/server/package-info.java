/** The object graph, made by hand, and the order in which it starts and stops; refuses to do any of the work itself. */
@NullMarked
package io.narraforge.server;

import org.jspecify.annotations.NullMarked;
