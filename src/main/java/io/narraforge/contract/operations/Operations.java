package io.narraforge.contract.operations;

import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Known operations by what they ask of the schema that they were written for. Sets of them are sets of their numbers. */
public final class Operations {
    /** What stands for the schema itself, which every operation uses. */
    private static final String SCHEMA = "schema";

    private final Schema schema;
    private final List<KnownOperation> known;
    private final InputReach reach;
    private final Map<String, BitSet> byCoordinate = new HashMap<>();
    private final Map<String, BitSet> byOmitted = new HashMap<>();
    private final Map<String, BitSet> byVariableType = new HashMap<>();

    /** @param schema that the usages were read with */
    public Operations(Schema schema, List<KnownOperation> known) {
        this.schema = schema;
        this.known = List.copyOf(known);
        this.reach = new InputReach(schema);
        for (int i = 0; i < known.size(); i++) {
            Usage usage = known.get(i).usage();
            add(byCoordinate, usage.coordinates(), i);
            add(byOmitted, usage.omitted(), i);
            add(byVariableType, usage.variableTypes(), i);
        }
    }

    private static void add(Map<String, BitSet> operationsByName, Iterable<String> names, int operation) {
        names.forEach(each ->
                operationsByName.computeIfAbsent(each, name -> new BitSet()).set(operation));
    }

    /**
     * The operations that ask for what a coordinate names, or may give it by a variable; {@code schema.query} for a root.
     */
    public List<OperationUse> using(String coordinate) {
        return uses(usingAny(coordinate));
    }

    List<OperationUse> uses(BitSet operations) {
        return operations.stream().mapToObj(each -> known.get(each).use()).toList();
    }

    BitSet usingAny(String coordinate) {
        if (coordinate.equals(SCHEMA)) {
            var all = new BitSet();
            all.set(0, known.size());
            return all;
        }
        if (schema.types().containsKey(coordinate)) {
            return usingType(coordinate);
        }
        return switch (schema.types().get(Coordinates.type(coordinate))) {
            case InputType input -> giving(coordinate);
            case EnumType anEnum -> meeting(coordinate);
            case null, default -> naming(coordinate);
        };
    }

    /** Those that have it in their text, or get it. */
    BitSet naming(String coordinate) {
        return copy(byCoordinate.get(coordinate));
    }

    /** Those that leave an argument or an input field to its default, or may. */
    BitSet omitting(String coordinate) {
        BitSet operations = copy(byOmitted.get(coordinate));
        operations.or(byVariable(Coordinates.type(coordinate)));
        return operations;
    }

    /** Those that may give an input, an enum or a scalar by a variable, however deep in it. */
    private BitSet byVariable(String type) {
        var operations = new BitSet();
        if (!byVariableType.isEmpty()) {
            reach.leadingTo(type).forEach(each -> operations.or(byVariableType.getOrDefault(each, new BitSet())));
        }
        return operations;
    }

    /** Those that select from a type, get it, or give it. */
    BitSet usingType(String name) {
        BitSet operations = naming(name);
        operations.or(byVariable(name));
        SchemaType type = schema.types().get(name);
        if (type instanceof EnumType anEnum) {
            anEnum.values().keySet().forEach(each -> operations.or(naming(name + "." + each)));
        }
        return operations;
    }

    /** Those that give a field of an input, or may. */
    BitSet giving(String coordinate) {
        BitSet operations = naming(coordinate);
        operations.or(byVariable(Coordinates.type(coordinate)));
        return operations;
    }

    /** Those that may get a value of an enum, or give it. */
    BitSet meeting(String coordinate) {
        BitSet operations = giving(coordinate);
        operations.or(naming(Coordinates.type(coordinate)));
        return operations;
    }

    private static BitSet copy(@Nullable BitSet operations) {
        return operations == null ? new BitSet() : (BitSet) operations.clone();
    }
}
