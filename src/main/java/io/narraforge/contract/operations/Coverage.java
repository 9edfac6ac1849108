package io.narraforge.contract.operations;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields of objects and interfaces operations select. One that is selected from an interface is used of all that
 * implement it.
 */
public record Coverage(List<OfType> types) {
    /** Keeps a copy that nobody changes. */
    public Coverage {
        types = List.copyOf(types);
    }

    /**
     * A type by name.
     *
     * @param unused fields that nothing selects, in the order of the schema
     */
    public record OfType(String type, int fields, List<String> unused) {
        /** Whether nothing selects anything of it. */
        boolean isUnused() {
            return unused.size() == fields;
        }
    }

    /** What the operations of documents and of logs select. */
    public static Coverage of(Schema schema, OperationSources sources) {
        var used = new HashSet<String>();
        var reader = new UsageReader(schema);
        for (DocumentSet set : sources.documents()) {
            set.operations()
                    .forEach(each ->
                            used.addAll(reader.read(set.fragmentByName(), each).coordinates()));
        }
        sources.logged().forEach(each -> used.addAll(each.usage().coordinates()));
        var types = new ArrayList<OfType>();
        for (SchemaType type : schema.types().values()) {
            if (type instanceof Composite composite) {
                List<String> unused = composite.fields().keySet().stream()
                        .filter(each -> !isUsed(composite, each, used))
                        .toList();
                types.add(new OfType(type.name(), composite.fields().size(), unused));
            }
        }
        types.sort(Comparator.comparing(OfType::type));
        return new Coverage(types);
    }

    private static boolean isUsed(Composite type, String field, Set<String> used) {
        return used.contains(type.name() + "." + field)
                || type.interfaces().keySet().stream().anyMatch(each -> used.contains(each + "." + field));
    }

    /** How many fields there are. */
    public int fields() {
        return types.stream().mapToInt(OfType::fields).sum();
    }

    /** How many of them some operation uses. */
    public int used() {
        return fields() - types.stream().mapToInt(each -> each.unused().size()).sum();
    }
}
