package io.narraforge.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of an entity a client may write, under which field. What a feature computes is never written, and of
 * a JSON view only its raw field is; a column that several fields serve is written by the first of them.
 */
final class Writable {
    private static final Set<String> KEPT_BY_CONVENTION = Set.of("id", "version", "checksum", "createdAt", "updatedAt");

    private final Map<String, Attribute> attributeByField;
    private final Set<Attribute> requiredOnCreate;
    private final List<Attribute> key;

    private Writable(Map<String, Attribute> attributeByField, Set<Attribute> requiredOnCreate, List<Attribute> key) {
        this.attributeByField = attributeByField;
        this.requiredOnCreate = requiredOnCreate;
        this.key = key;
    }

    static Writable of(String typeName, Map<String, FieldSource> sourceByField, WriteRules rules) {
        var attributeByField = new LinkedHashMap<String, Attribute>();
        sourceByField.forEach((field, source) -> stored(source)
                .filter(attribute -> !KEPT_BY_CONVENTION.contains(attribute.name()))
                .filter(attribute -> !rules.kept().contains(typeName + "." + field))
                .filter(attribute -> !attributeByField.containsValue(attribute))
                .ifPresent(attribute -> attributeByField.put(field, attribute)));
        Set<Attribute> required = attributeByField.entrySet().stream()
                .filter(entry -> !rules.filled().contains(typeName + "." + entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(attribute -> !attribute.nullable() && !attribute.hasDefault())
                .collect(Collectors.toUnmodifiableSet());
        List<Attribute> key = rules.keys().getOrDefault(typeName, List.of()).stream()
                .map(field -> required(typeName, field, attributeByField.get(field)))
                .toList();
        return new Writable(Collections.unmodifiableMap(attributeByField), required, key);
    }

    private static Attribute required(String typeName, String field, @Nullable Attribute attribute) {
        if (attribute == null || attribute.nullable()) {
            throw new IllegalStateException(
                    typeName + "." + field + " can't tell nodes apart: it may be without value");
        }
        return attribute;
    }

    private static Optional<Attribute> stored(FieldSource source) {
        Optional<Attribute> attribute = switch (source) {
            case FieldSource.Column column -> Optional.of(column.attribute());
            case FieldSource.JsonStrings strings -> Optional.of(strings.attribute());
            case FieldSource.JsonObjects objects -> Optional.empty();
            case FieldSource.ToOne toOne -> Optional.empty();
            case FieldSource.ToMany toMany -> Optional.empty();
        };
        return attribute.filter(found -> found.expression() == null);
    }

    Stream<Map.Entry<String, Attribute>> inputs() {
        return attributeByField.entrySet().stream();
    }

    List<Attribute> key() {
        return key;
    }

    boolean isRequiredOnCreate(Attribute attribute) {
        return requiredOnCreate.contains(attribute);
    }
}
