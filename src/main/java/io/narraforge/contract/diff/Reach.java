package io.narraforge.contract.diff;

import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.InterfaceType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which types the operations of clients can come to from the roots, as what they get and as what they give. Each type is
 * looked at once for each of the two.
 */
final class Reach {
    private final Schema schema;
    private final Members members;
    private final Set<String> output = new HashSet<>();
    private final Set<String> input = new HashSet<>();
    private final Deque<SchemaType> waiting = new ArrayDeque<>();

    private Reach(Schema schema, Members members) {
        this.schema = schema;
        this.members = members;
    }

    static Reach of(Schema schema, Members members) {
        var reach = new Reach(schema, members);
        schema.roots().values().forEach(root -> reach.getting(root.type()));
        schema.directives().values().stream()
                .filter(DirectiveRule::isExecutable)
                .forEach(rule -> reach.giving(rule.arguments().values()));
        for (SchemaType next = reach.waiting.poll(); next != null; next = reach.waiting.poll()) {
            reach.enter(next);
        }
        return reach;
    }

    /** Whether clients can get it. */
    boolean isOutput(String type) {
        return output.contains(type);
    }

    /** Whether clients can give it. */
    boolean isInput(String type) {
        return input.contains(type);
    }

    boolean contains(String type) {
        return isOutput(type) || isInput(type);
    }

    private void enter(SchemaType type) {
        switch (type) {
            case Composite composite -> enterComposite(composite);
            case UnionType union -> union.members().keySet().forEach(this::getting);
            case InputType given -> giving(given.fields().values());
            case EnumType leaf -> {}
            case ScalarType leaf -> {}
        }
    }

    private void enterComposite(Composite type) {
        for (OutputField field : type.fields().values()) {
            getting(field.type().innermost());
            giving(field.arguments().values());
        }
        // A fragment leads from a type to its interfaces, and from an interface to whatever implements it.
        type.interfaces().keySet().forEach(this::getting);
        if (type instanceof InterfaceType) {
            members.of(type.name()).forEach(this::getting);
        }
    }

    private void getting(String name) {
        visit(name, output);
    }

    private void giving(Collection<InputValue> values) {
        values.forEach(each -> visit(each.type().innermost(), input));
    }

    private void visit(String name, Set<String> seen) {
        SchemaType type = schema.types().get(name);
        if (type != null && seen.add(name)) {
            waiting.add(type);
        }
    }
}
