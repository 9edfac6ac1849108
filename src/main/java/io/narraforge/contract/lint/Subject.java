package io.narraforge.contract.lint;

import io.narraforge.contract.schema.Element;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A schema that is judged, what its types are by convention, and what was found so far. */
final class Subject {
    static final String NODE = "Node";

    private final Schema schema;
    private final List<Part> parts;
    private final List<SchemaFinding> findings = new ArrayList<>();

    Subject(Schema schema) {
        this.schema = schema;
        this.parts = Part.of(schema).toList();
    }

    Schema schema() {
        return schema;
    }

    Stream<Part> parts() {
        return parts.stream();
    }

    <T extends SchemaType> Stream<T> types(Class<T> kind) {
        return schema.types().values().stream().filter(kind::isInstance).map(kind::cast);
    }

    <T extends SchemaType> Optional<T> find(String type, Class<T> kind) {
        return Optional.ofNullable(schema.types().get(type))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The root of a kind of operation. */
    Optional<ObjectType> root(RootOperation operation) {
        return Optional.ofNullable(schema.roots().get(operation)).flatMap(root -> find(root.type(), ObjectType.class));
    }

    void add(LintCode code, String coordinate, Element element, String message) {
        findings.add(new SchemaFinding(code, coordinate, element.place(), message));
    }

    List<SchemaFinding> findings() {
        return findings;
    }

    /** Whether a value of the type is, or may be, a node. */
    boolean isNode(String type) {
        return switch (schema.types().get(type)) {
            case Composite composite ->
                type.equals(NODE) || composite.interfaces().containsKey(NODE);
            case UnionType union -> union.members().keySet().stream().anyMatch(this::isNode);
            case null, default -> false;
        };
    }

    boolean isRoot(String type) {
        return schema.roots().values().stream().anyMatch(root -> root.type().equals(type));
    }

    boolean isConnection(String type) {
        return type.endsWith("Connection") && schema.types().get(type) instanceof Composite;
    }

    static boolean isPayload(String type) {
        return type.endsWith("Payload");
    }
}
