package io.narraforge.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Table;

/** An SDL type whose nodes are rows of a table. Identity is the type's name: there is one instance a type. */
public final class EntityModel {
    private final String typeName;
    private final Table<?> table;
    private final List<Attribute> attributes;
    private final Map<String, FieldSource> sourceByField;

    EntityModel(String typeName, Table<?> table, List<Attribute> attributes, Map<String, FieldSource> sourceByField) {
        this.typeName = typeName;
        this.table = table;
        this.attributes = List.copyOf(attributes);
        this.sourceByField = sourceByField;
    }

    public String typeName() {
        return typeName;
    }

    public Table<?> table() {
        return table;
    }

    /** All columns, each at the place of its slot. */
    public List<Attribute> attributes() {
        return attributes;
    }

    public Attribute id() {
        return attribute("id");
    }

    public Attribute attribute(String name) {
        return findAttribute(name)
                .orElseThrow(() -> new IllegalArgumentException(typeName + " has no attribute " + name));
    }

    public Optional<Attribute> findAttribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** Fields with a source in the tables, by name, in the contract's order; computed ones are not among them. */
    public Map<String, FieldSource> sourceByField() {
        return sourceByField;
    }

    /** What a client can order by: every field that is a column of an ordered kind, in the contract's order. */
    public Stream<Map.Entry<String, Attribute>> orderable() {
        return sourceByField.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof FieldSource.Column(var attribute)
                        && attribute.kind().isOrderable())
                .map(entry -> Map.entry(entry.getKey(), ((FieldSource.Column) entry.getValue()).attribute()));
    }

    @Override
    public String toString() {
        return typeName;
    }
}
