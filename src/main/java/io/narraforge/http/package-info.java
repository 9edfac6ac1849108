/** Bytes in and out: knows Javalin, media types and status codes; refuses to know what a query means. */
@NullMarked
package io.narraforge.http;

import org.jspecify.annotations.NullMarked;
