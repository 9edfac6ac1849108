package io.narraforge.contract.lint;

import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Conventions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about ids and what has one. */
final class Ids {
    private static final Pattern NAME_OF_ID = Pattern.compile("ids?|.*[a-z0-9]Ids?");
    private static final Set<String> ID_TYPES = Set.of("ID", "IdFilter");

    private Ids() {}

    static void check(Subject subject) {
        subject.parts()
                .filter(part -> NAME_OF_ID.matcher(part.name()).matches() && !counts(part.owner()))
                .forEach(part -> typed(subject, part));
        subject.types(Composite.class).forEach(type -> identified(subject, type));
        if (subject.schema().types().containsKey(Subject.NODE)) {
            subject.root(RootOperation.QUERY).ifPresent(query -> foundById(subject, query));
        }
    }

    /** How many different ids there are is a number, under the name of the id. */
    private static boolean counts(String type) {
        return type.endsWith(Conventions.aggregateOf("", AggregateFunction.COUNT_DISTINCT))
                || type.endsWith(Conventions.havingOf("", AggregateFunction.COUNT_DISTINCT));
    }

    private static void typed(Subject subject, Part part) {
        TypeRef type = part.type();
        if (type == null || ID_TYPES.contains(type.innermost())) {
            return;
        }
        boolean isValue = !(subject.schema().types().get(type.innermost()) instanceof Composite);
        if (isValue) {
            subject.add(LintCode.ID_TYPE, part.coordinate(), part.element(), "An id is " + type);
        }
    }

    private static void identified(Subject subject, Composite type) {
        OutputField id = type.fields().get("id");
        boolean isNode = subject.isNode(type.name());
        if (id == null || !id.type().innermost().equals("ID")) {
            if (type.name().equals(Subject.NODE)) {
                subject.add(LintCode.NODE_INTERFACE, type.name(), type.element(), "Node has no id: ID!");
            }
            return;
        }
        String coordinate = type.name() + ".id";
        if (!isNode && !Subject.isPayload(type.name())) {
            subject.add(
                    LintCode.NODE_INTERFACE,
                    type.name(),
                    type.element(),
                    "%s has an id and is no Node".formatted(type.name()));
        } else if (isNode && !id.type().toString().equals("ID!")) {
            subject.add(
                    LintCode.NODE_INTERFACE, coordinate, id.element(), "The id of a node is %s".formatted(id.type()));
        }
    }

    private static void foundById(Subject subject, ObjectType query) {
        OutputField node = query.fields().get("node");
        boolean finds = node != null
                && node.type().innermost().equals(Subject.NODE)
                && Shapes.arguments(node).equals(Map.of("id", "ID!"));
        if (!finds) {
            subject.add(
                    LintCode.NODE_INTERFACE,
                    query.name() + ".node",
                    node == null ? query.element() : node.element(),
                    "Nothing finds a Node by its id");
        }
    }
}
