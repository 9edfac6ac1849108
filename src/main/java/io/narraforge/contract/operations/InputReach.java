package io.narraforge.contract.operations;

import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.InputType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From which types one comes to a type by the fields of inputs; looked for once for each type. */
final class InputReach {
    private final Map<String, List<String>> holdersByType = new HashMap<>();
    private final Map<String, Set<String>> leadingByType = new HashMap<>();

    InputReach(Schema schema) {
        for (SchemaType type : schema.types().values()) {
            if (type instanceof InputType input) {
                for (InputValue field : input.fields().values()) {
                    holdersByType
                            .computeIfAbsent(field.type().innermost(), name -> new ArrayList<>())
                            .add(input.name());
                }
            }
        }
    }

    /** The type itself, and every input that holds it, however deep. */
    Set<String> leadingTo(String type) {
        return leadingByType.computeIfAbsent(type, this::find);
    }

    private Set<String> find(String type) {
        var found = new LinkedHashSet<String>(List.of(type));
        Deque<String> waiting = new ArrayDeque<>(found);
        for (String next = waiting.poll(); next != null; next = waiting.poll()) {
            for (String holder : holdersByType.getOrDefault(next, List.of())) {
                if (found.add(holder)) {
                    waiting.add(holder);
                }
            }
        }
        return found;
    }
}
