package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;

/** What one mutation field does within its transaction. May be run again from its beginning, when others were in its way. */
@FunctionalInterface
public interface Write {

    /** Every mutation field has one argument. */
    String INPUT = "input";

    /** Gives the payload: an object whose fields are wired to it. */
    Object run(DataFetchingEnvironment environment, Writing writing);
}
