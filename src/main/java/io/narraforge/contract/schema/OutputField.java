package io.narraforge.contract.schema;

import java.util.Map;

/** A field that a client can select. */
public record OutputField(Element element, TypeRef type, Map<String, InputValue> arguments) {
    public String name() {
        return element.name();
    }
}
