package io.narraforge.contract.schema;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;

/** A type as a field, an argument or an input field names it; compares by value and prints as SDL. */
public sealed interface TypeRef {
    /** Of one type of the schema. */
    record Named(String name) implements TypeRef {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A list. */
    record ListOf(TypeRef item) implements TypeRef {
        @Override
        public String toString() {
            return "[" + item + "]";
        }
    }

    /** Never null. */
    record NonNull(TypeRef inner) implements TypeRef {
        @Override
        public String toString() {
            return inner + "!";
        }
    }

    /** The type below all lists. */
    default String innermost() {
        return switch (this) {
            case Named named -> named.name();
            case ListOf list -> list.item().innermost();
            case NonNull nonNull -> nonNull.inner().innermost();
        };
    }

    /** The same, whether null is allowed or not. */
    default TypeRef nullable() {
        return this instanceof NonNull(TypeRef inner) ? inner : this;
    }

    static TypeRef of(Type<?> type) {
        return switch (type) {
            case NonNullType nonNull -> new NonNull(of(nonNull.getType()));
            case ListType list -> new ListOf(of(list.getType()));
            case TypeName named -> new Named(named.getName());
            default -> throw new IllegalArgumentException("GraphQL has no such type: " + type);
        };
    }
}
