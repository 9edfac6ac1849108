package io.narraforge.contract.lint;

import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.InputType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a type or a field is made of, as names with types in words, and how that differs from what is wanted. */
final class Shapes {
    private Shapes() {}

    static Map<String, String> fields(Composite type) {
        var fields = new LinkedHashMap<String, String>();
        type.fields().forEach((name, field) -> fields.put(name, field.type().toString()));
        return fields;
    }

    static Map<String, String> fields(InputType type) {
        return types(type.fields());
    }

    static Map<String, String> arguments(OutputField field) {
        return types(field.arguments());
    }

    private static Map<String, String> types(Map<String, InputValue> values) {
        var types = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> types.put(name, value.type().toString()));
        return types;
    }

    /** Which of the wanted names are not there, or are of another type: {@code first: Int}. */
    static List<String> missing(Map<String, String> wanted, Map<String, String> present) {
        return wanted.entrySet().stream()
                .filter(each -> !each.getValue().equals(present.get(each.getKey())))
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }

    /** The same, of names that need not be there at all. */
    static List<String> mistyped(Map<String, String> wanted, Map<String, String> present) {
        return missing(
                wanted.entrySet().stream()
                        .filter(each -> present.containsKey(each.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new)),
                present);
    }
}
