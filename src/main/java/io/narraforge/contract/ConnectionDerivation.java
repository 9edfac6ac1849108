package io.narraforge.contract;

import io.narraforge.model.Conventions;

/** The pages of a type's nodes. */
final class ConnectionDerivation {
    private ConnectionDerivation() {}

    static String of(String type) {
        return connection(type).text() + edge(type).text();
    }

    private static Definition connection(String type) {
        return Definition.type(Conventions.connectionOf(type), "A page of `%s` nodes.".formatted(type))
                .with("edges: [%s!]!".formatted(Conventions.edgeOf(type)), "The page's nodes, each with its cursor.")
                .with("nodes: [%s!]!".formatted(type), "The page's nodes.")
                .with("pageInfo: PageInfo!", "Where the page is.")
                .with(
                        "totalCount: Int",
                        "How many nodes there are in all, on every page together; counted only when asked for.")
                .with(
                        Definition.signature(
                                "totalCountUpTo",
                                "Int",
                                Definition.described("How far to count; 1 to 1,000,000.", "limit: Int!")),
                        "How many nodes there are in all, but counted no further than the limit.");
    }

    private static Definition edge(String type) {
        return Definition.type(Conventions.edgeOf(type), "One `%s` in a connection.".formatted(type))
                .with("cursor: String!", "Names this place in the connection's order, for `after` and `before`.")
                .with("node: %s!".formatted(type), "The node.");
    }
}
