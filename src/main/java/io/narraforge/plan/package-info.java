/** Turns what was asked into SQL text with named parameters; pure: no connection, no clock, no graphql-java. */
@NullMarked
package io.narraforge.plan;

import org.jspecify.annotations.NullMarked;
