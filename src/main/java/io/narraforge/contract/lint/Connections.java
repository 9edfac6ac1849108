package io.narraforge.contract.lint;

import io.narraforge.contract.schema.Element;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.model.Conventions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules about lists of nodes: connections, their arguments, edges and pages. */
final class Connections {
    private static final String EDGE = "Edge";
    private static final String PAGE_INFO = "PageInfo";
    private static final Map<String, String> FORWARD = ordered("first", "Int", "after", "String");
    private static final Map<String, String> BACKWARD = ordered("last", "Int", "before", "String");

    private Connections() {}

    static void check(Subject subject) {
        subject.types(Composite.class)
                .forEach(type -> type.fields().values().forEach(field -> listed(subject, type, field)));
        subject.schema().types().values().forEach(type -> shaped(subject, type));
    }

    private static void listed(Subject subject, Composite owner, OutputField field) {
        String target = field.type().innermost();
        String coordinate = owner.name() + "." + field.name();
        if (subject.isConnection(target)) {
            paged(subject, coordinate, field);
        } else if (isListOfRows(subject, field.type())
                && !subject.isConnection(owner.name())
                && !Subject.isPayload(owner.name())) {
            subject.add(
                    LintCode.LIST_OF_NODES, coordinate, field.element(), "A list of %s has no end".formatted(target));
        }
    }

    /** What is given by ids, as many as were asked for, is a list of the interface. */
    private static boolean isListOfRows(Subject subject, TypeRef type) {
        return type.nullable() instanceof TypeRef.ListOf
                && subject.isNode(type.innermost())
                && subject.find(type.innermost(), ObjectType.class).isPresent();
    }

    private static void paged(Subject subject, String coordinate, OutputField field) {
        String node = Conventions.nodeTypeOf(field.type().innermost());
        Map<String, String> present = Shapes.arguments(field);
        var wanted = new LinkedHashMap<>(FORWARD);
        boolean isOfRows = subject.isNode(node);
        if (isOfRows || present.containsKey("last") || present.containsKey("before")) {
            wanted.putAll(BACKWARD);
        }
        if (isOfRows) {
            wanted.put("where", Conventions.filterOf(node));
            wanted.put("orderBy", "[" + Conventions.orderOf(node) + "!]");
        }
        report(subject, LintCode.CONNECTION_ARGUMENTS, coordinate, field.element(), Shapes.missing(wanted, present));
    }

    private static void shaped(Subject subject, SchemaType type) {
        String name = type.name();
        if (Conventions.isConnection(name)) {
            report(subject, LintCode.CONNECTION_TYPE, name, type.element(), missingInConnection(subject, type));
        } else if (name.endsWith(EDGE) && name.length() > EDGE.length()) {
            report(subject, LintCode.EDGE_TYPE, name, type.element(), missingInEdge(subject, type));
        } else if (name.equals(PAGE_INFO)) {
            Map<String, String> wanted = ordered("hasNextPage", "Boolean!", "hasPreviousPage", "Boolean!");
            wanted.putAll(ordered("startCursor", "String", "endCursor", "String"));
            report(subject, LintCode.PAGE_INFO_TYPE, name, type.element(), Shapes.missing(wanted, fieldsOf(type)));
        }
    }

    private static List<String> missingInConnection(Subject subject, SchemaType type) {
        String edge = Conventions.edgeOf(Conventions.nodeTypeOf(type.name()));
        Map<String, String> wanted = ordered("edges", "[" + edge + "!]!", "pageInfo", PAGE_INFO + "!");
        subject.find(edge, ObjectType.class)
                .map(found -> found.fields().get("node"))
                .ifPresent(node -> wanted.put("nodes", "[" + node.type().innermost() + "!]!"));
        return Shapes.missing(wanted, fieldsOf(type));
    }

    private static List<String> missingInEdge(Subject subject, SchemaType type) {
        String named = type.name().substring(0, type.name().length() - EDGE.length());
        Map<String, String> present = fieldsOf(type);
        Map<String, String> wanted = ordered("cursor", "String!", "node", named + "!");
        boolean isOfAnotherName = subject.find(named, SchemaType.class).isEmpty()
                && present.getOrDefault("node", "").endsWith("!");
        if (isOfAnotherName) {
            wanted.remove("node");
        }
        return Shapes.missing(wanted, present);
    }

    private static Map<String, String> fieldsOf(SchemaType type) {
        return type instanceof ObjectType object ? Shapes.fields(object) : Map.of();
    }

    private static void report(
            Subject subject, LintCode code, String coordinate, Element element, List<String> missing) {
        if (!missing.isEmpty()) {
            subject.add(code, coordinate, element, "It has no " + String.join(", no ", missing));
        }
    }

    private static Map<String, String> ordered(String first, String type, String second, String otherType) {
        var types = new LinkedHashMap<String, String>();
        types.put(first, type);
        types.put(second, otherType);
        return types;
    }
}
