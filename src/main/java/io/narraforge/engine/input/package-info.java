/** Says which place of a client's input does not fit the contract; knows graphql-java's types and nothing of a request. */
@NullMarked
package io.narraforge.engine.input;

import org.jspecify.annotations.NullMarked;
