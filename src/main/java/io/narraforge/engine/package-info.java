/** Runs GraphQL over the model; knows graphql-java and refuses to know HTTP. */
@NullMarked
package io.narraforge.engine;

import org.jspecify.annotations.NullMarked;
