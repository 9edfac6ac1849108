package io.narraforge.engine;

/** Answers GraphQL requests: whatever the client did wrong is in the answer, and what is thrown is a fault of ours. */
@FunctionalInterface
public interface GraphQlEngine {

    /** Blocks until the answer is complete; called on a virtual thread, by many at once. */
    GraphQlAnswer execute(GraphQlRequest request);
}
