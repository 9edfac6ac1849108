package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What implements the interfaces of a schema, and what its unions are made of. */
final class Members {
    private final Map<String, Set<String>> membersByType = new HashMap<>();

    Members(Schema schema) {
        schema.types().values().forEach(this::add);
    }

    private void add(SchemaType type) {
        if (type instanceof Composite composite) {
            composite
                    .interfaces()
                    .keySet()
                    .forEach(each -> membersByType
                            .computeIfAbsent(each, name -> new LinkedHashSet<>())
                            .add(type.name()));
        }
        if (type instanceof UnionType union) {
            membersByType.put(type.name(), union.members().keySet());
        }
    }

    /** The members of an interface or a union; none for any other type. */
    Set<String> of(String type) {
        return membersByType.getOrDefault(type, Set.of());
    }
}
