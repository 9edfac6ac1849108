package io.narraforge.contract.schema;

import graphql.language.Value;
import org.jspecify.annotations.Nullable;

/** An argument, or a field of an input. */
public record InputValue(
        Element element, TypeRef type, @Nullable Value<?> defaultValue) {
    public String name() {
        return element.name();
    }

    /** Whether null may not be given. */
    public boolean isNonNull() {
        return type instanceof TypeRef.NonNull;
    }

    /** Whether a client has to give it. */
    public boolean isRequired() {
        return isNonNull() && defaultValue == null;
    }
}
