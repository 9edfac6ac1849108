package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import java.util.stream.Collectors;

/**
 * Writes the contract's second part: for each entity its connection, edge and orders. Filters, aggregates and inputs
 * will be further definitions of {@link #ofEntity}.
 */
public final class Derivation {
    private static final String SHARED = """
        "Which part of a connection a page is."
        type PageInfo {
          "Whether nodes follow the page."
          hasNextPage: Boolean!
          "Whether nodes come before the page."
          hasPreviousPage: Boolean!
          "The cursor of the page's first node; null when the page is empty."
          startCursor: String
          "The cursor of the page's last node; null when the page is empty."
          endCursor: String
        }

        "Which way values run."
        enum OrderDirection {
          "From the smallest to the largest."
          ASC
          "From the largest to the smallest."
          DESC
        }

        "Where nodes without a value stand."
        enum NullsOrder {
          "Before all others."
          FIRST
          "After all others."
          LAST
        }
        """;

    private Derivation() {}

    /** The contract with its second part as it should be; equal to the contract where that is up to date. */
    public static Contract derive(Contract contract, Model model) {
        String entities = model.entities().stream().map(Derivation::ofEntity).collect(Collectors.joining("\n"));
        return contract.withDerivedPart(SHARED + "\n" + entities);
    }

    private static String ofEntity(EntityModel entity) {
        String type = entity.typeName();
        return connection(type) + "\n" + edge(type) + "\n" + order(type) + "\n" + orderField(entity);
    }

    private static String connection(String type) {
        return """
            "A page of `%1$s` nodes."
            type %2$s {
              "The page's nodes, each with its cursor."
              edges: [%3$s!]!
              "The page's nodes."
              nodes: [%1$s!]!
              "Where the page is."
              pageInfo: PageInfo!
              "How many nodes there are in all, on every page together; counted only when asked for."
              totalCount: Int
            }
            """.formatted(type, Conventions.connectionOf(type), Conventions.edgeOf(type));
    }

    private static String edge(String type) {
        return """
            "A `%1$s` in a connection."
            type %2$s {
              "Names this place in the connection's order, for `after` and `before`."
              cursor: String!
              "The node."
              node: %1$s!
            }
            """.formatted(type, Conventions.edgeOf(type));
    }

    private static String order(String type) {
        return """
            "A key to order `%1$s` nodes by."
            input %2$s {
              "What to order by."
              field: %3$s!
              "Which way."
              direction: OrderDirection! = ASC
              "Where nodes without a value stand; when absent last for ASC and first for DESC."
              nulls: NullsOrder
            }
            """.formatted(type, Conventions.orderOf(type), Conventions.orderFieldOf(type));
    }

    private static String orderField(EntityModel entity) {
        String values = entity.orderable()
                .map(entry -> "  \"By `" + entry.getKey() + "`.\"\n  " + Conventions.enumValueOf(entry.getKey()) + "\n")
                .collect(Collectors.joining());
        return "\"What `%s` nodes can be ordered by.\"\nenum %s {\n%s}\n"
                .formatted(entity.typeName(), Conventions.orderFieldOf(entity.typeName()), values);
    }
}
