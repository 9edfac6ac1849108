package io.narraforge.engine.input;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import org.jspecify.annotations.Nullable;

/** The contract's type that a document writes for a variable. */
final class DeclaredType {
    private DeclaredType() {}

    /** Null where the contract has none of the name, or one that nothing can be given for. */
    static @Nullable GraphQLType find(Type<?> written, GraphQLSchema schema) {
        if (written instanceof TypeName named) {
            return schema.getType(named.getName()) instanceof GraphQLInputType input ? input : null;
        }
        boolean isRequired = written instanceof NonNullType;
        GraphQLType within =
                find(isRequired ? ((NonNullType) written).getType() : ((ListType) written).getType(), schema);
        if (within == null) {
            return null;
        }
        return isRequired ? GraphQLNonNull.nonNull(within) : GraphQLList.list(within);
    }
}
