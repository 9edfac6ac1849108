package io.narraforge.contract.schema;

import graphql.Directives;
import graphql.schema.idl.ScalarInfo;
import java.util.Locale;
import java.util.Map;

/**
 * A whole schema that keeps the rules of GraphQL that comparing relies on. What every server has, its scalars, directives
 * and introspection, is left out.
 */
public record Schema(
        Element itself,
        Map<RootOperation, Binding> roots,
        Map<String, SchemaType> types,
        Map<String, DirectiveRule> directives) {
    /** A kind of operation. */
    public enum RootOperation {
        QUERY,
        MUTATION,
        SUBSCRIPTION;

        /** As SDL writes it. */
        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The type that is its root where no schema definition says otherwise. */
        public String usualType() {
            return name().charAt(0) + keyword().substring(1);
        }
    }

    /** The root type of a kind of operation. */
    public record Binding(String type, Place place) {}

    /** Whether every schema has it, defined or not. */
    static boolean isBuiltInScalar(String name) {
        return ScalarInfo.isGraphqlSpecifiedScalar(name);
    }

    static boolean isBuiltInType(String name) {
        return isBuiltInScalar(name) || name.startsWith("__");
    }

    static boolean isBuiltInDirective(String name) {
        return Directives.isBuiltInDirective(name);
    }
}
