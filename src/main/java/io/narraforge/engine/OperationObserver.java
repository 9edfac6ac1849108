package io.narraforge.engine;

import graphql.language.Document;
import graphql.language.OperationDefinition;

/**
 * Is told of each operation that was executed, introspection and what ended in errors included. Called on the request's
 * thread: an observer is quick and never throws.
 */
@FunctionalInterface
public interface OperationObserver {
    /**
     * Tells of one operation.
     *
     * @param document the same one for each request with the same text, as long as it is kept
     */
    void executed(GraphQlRequest request, Document document, OperationDefinition operation);
}
