package io.narraforge.model;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;

/** A field's type as the binding looks at it: a name, perhaps a list of it, perhaps required. */
record SdlType(String name, boolean list, boolean required) {

    static SdlType of(Type<?> type) {
        boolean required = type instanceof NonNullType;
        Type<?> nullable = type instanceof NonNullType nonNull ? nonNull.getType() : type;
        boolean list = nullable instanceof ListType;
        return new SdlType(innermost(nullable), list, required);
    }

    private static String innermost(Type<?> type) {
        return switch (type) {
            case NonNullType nonNull -> innermost(nonNull.getType());
            case ListType listType -> innermost(listType.getType());
            case TypeName typeName -> typeName.getName();
            default -> throw new IllegalArgumentException("unknown kind of type: " + type);
        };
    }
}
