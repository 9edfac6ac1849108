/** The HTTP room seen through its sockets, with a small GraphQL service behind it. */
@NullMarked
package io.narraforge.http;

import org.jspecify.annotations.NullMarked;
