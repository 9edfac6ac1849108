package io.narraforge.contract.diff;

import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a type is besides its name, so that it is known again under another. */
final class TypeShape {
    private TypeShape() {}

    static Object of(SchemaType type) {
        return switch (type) {
            case Composite composite ->
                type.keyword() + new TreeSet<>(composite.interfaces().keySet()) + fields(composite);
            case UnionType union -> "union" + new TreeSet<>(union.members().keySet());
            case EnumType anEnum -> "enum" + new TreeSet<>(anEnum.values().keySet());
            case InputType input -> {
                var fields = new TreeMap<String, Object>();
                input.fields().forEach((name, field) -> fields.put(name, InputValues.shape(field)));
                yield "input" + fields;
            }
            case ScalarType scalar -> "scalar" + scalar.element().specifiedBy();
        };
    }

    private static Object fields(Composite composite) {
        var fields = new TreeMap<String, Object>();
        composite.fields().forEach((name, field) -> fields.put(name, Fields.shape(field)));
        return fields;
    }
}
