package io.narraforge.engine.input;

import graphql.schema.GraphQLType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value is written: in the document, or beside it in variables. Coerces as graphql-java does. */
interface Notation<V> {

    /** Whether what the value says is known elsewhere, so that nothing can be wrong with it here. */
    boolean isReference(V value);

    boolean isNull(V value);

    /** The elements of a list; null for any other value. */
    @Nullable
    List<? extends @Nullable V> elements(V value);

    /** The fields of an object; null for any other value. */
    @Nullable
    Map<String, ? extends @Nullable V> fields(V value);

    /** Whether a scalar or an enum takes the value. */
    boolean fits(GraphQLType leaf, V value);

    /** The value as the client wrote it, or its kind where it is a list or an object, cut to what a message holds. */
    String excerpt(V value);
}
