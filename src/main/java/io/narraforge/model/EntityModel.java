package io.narraforge.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UniqueKey;

/** An SDL type whose nodes are rows of a table. Identity is the type's name: there is one instance a type. */
public final class EntityModel {
    private final String typeName;
    private final Table<?> table;
    private final List<Attribute> attributes;
    private final Map<String, FieldSource> sourceByField;
    private final Writable writable;

    EntityModel(
            String typeName,
            Table<?> table,
            List<Attribute> attributes,
            Map<String, FieldSource> sourceByField,
            WriteRules writeRules) {
        this.typeName = typeName;
        this.table = table;
        this.attributes = List.copyOf(attributes);
        this.sourceByField = sourceByField;
        this.writable = Writable.of(typeName, sourceByField, writeRules);
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

    /** The fields whose source is of one kind, by name, in the contract's order. */
    public <S extends FieldSource> Stream<Map.Entry<String, S>> fields(Class<S> kind) {
        return sourceByField.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(entry -> Map.entry(entry.getKey(), kind.cast(entry.getValue())));
    }

    /** The fields that are columns, by name, in the contract's order. */
    public Stream<Map.Entry<String, Attribute>> columns() {
        return fields(FieldSource.Column.class)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().attribute()));
    }

    /** What a client can order by: every field that is a column of an ordered kind, in the contract's order. */
    public Stream<Map.Entry<String, Attribute>> orderable() {
        return columns().filter(entry -> entry.getValue().kind().isOrderable());
    }

    /** What a client can group by as it is: what it can order by, and lists of strings, by their elements. */
    public Stream<Map.Entry<String, Attribute>> groupable() {
        return sourceByField.entrySet().stream().flatMap(entry -> switch (entry.getValue()) {
            case FieldSource.Column(var attribute)
            when attribute.kind().isOrderable() -> Stream.of(Map.entry(entry.getKey(), attribute));
            case FieldSource.JsonStrings(var attribute) -> Stream.of(Map.entry(entry.getKey(), attribute));
            default -> Stream.empty();
        });
    }

    /** The fields that are JSON as it is stored, in the contract's order. */
    public Stream<Map.Entry<String, Attribute>> rawJson() {
        return columns().filter(entry -> entry.getValue().kind() == ValueKind.JSON);
    }

    /** What a client may write, by the field that it is written under, in the contract's order. */
    public Stream<Map.Entry<String, Attribute>> inputs() {
        return writable.inputs();
    }

    /** Whether a client has to write it in a new row: nothing else gives it a value. */
    public boolean isRequiredOnCreate(Attribute attribute) {
        return writable.isRequiredOnCreate(attribute);
    }

    /** What a client tells its nodes by, besides the id; empty where nothing is declared. */
    public List<Attribute> key() {
        return writable.key();
    }

    /** Whether the table takes each of the attributes' values together once only. */
    public boolean isUnique(List<Attribute> together) {
        Set<String> columns =
                together.stream().map(attribute -> attribute.column().getName()).collect(Collectors.toSet());
        return uniqueKeys().map(EntityModel::columnsOf).anyMatch(columns::equals);
    }

    /** The columns of which the table takes values once only, alone or together, ids aside. */
    public Set<String> uniqueColumns() {
        return uniqueKeys().flatMap(key -> columnsOf(key).stream()).collect(Collectors.toSet());
    }

    private Stream<UniqueKey<?>> uniqueKeys() {
        return table.getKeys().stream().<UniqueKey<?>>map(key -> key).filter(key -> !key.isPrimary());
    }

    private static Set<String> columnsOf(UniqueKey<?> key) {
        return key.getFields().stream().map(Field::getName).collect(Collectors.toSet());
    }

    /** Whether its nodes are created and deleted, but never changed: no row tells when it last changed. */
    public boolean isRecord() {
        return findAttribute("updatedAt").isEmpty();
    }

    /** The number that every change of a row raises; none for records, whose {@code version} is another. */
    public Optional<Attribute> rowVersion() {
        return isRecord() ? Optional.empty() : findAttribute("version");
    }

    @Override
    public String toString() {
        return typeName;
    }
}
