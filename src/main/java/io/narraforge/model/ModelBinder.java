package io.narraforge.model;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Schema;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Binds by convention and collects everything that does not fit; refuses only at the end, with all of it. */
final class ModelBinder {
    private static final String CREATED_AT = "created_at";

    private final TypeDefinitionRegistry contract;
    private final Schema tables;
    private final Declarations declarations;
    private final List<Misfit> findings = new ArrayList<>();
    private final Map<String, List<Attribute>> attributesByType = new LinkedHashMap<>();

    ModelBinder(TypeDefinitionRegistry contract, Schema tables, Declarations declarations) {
        this.contract = contract;
        this.tables = tables;
        this.declarations = declarations;
    }

    /** Where the two disagree; empty when they can be bound. */
    List<Misfit> misfits() {
        read();
        return List.copyOf(findings);
    }

    Model bind() {
        Model model = read();
        if (!findings.isEmpty()) {
            throw new ProblemOccurredException(new Problem.ContractMismatch(
                    findings.stream().map(Misfit::toString).toList()));
        }
        return model;
    }

    private Model read() {
        var entities = new LinkedHashMap<String, EntityModel>();
        List<ObjectTypeDefinition> nodeTypes = nodeTypes();
        nodeTypes.forEach(this::readColumns);
        nodeTypes.stream()
                .filter(type -> attributesByType.containsKey(type.getName()))
                .forEach(type -> entities.put(type.getName(), bindEntity(type)));
        reportUnknownDeclarations();
        Map<String, JsonShape> shapes = new ShapeBinder(contract, declarations, findings).bind(entities.values());
        return new Model(entities, shapes);
    }

    private List<ObjectTypeDefinition> nodeTypes() {
        return contract.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getImplements().stream()
                        .anyMatch(parent -> ((TypeName) parent).getName().equals("Node")))
                .toList();
    }

    private void readColumns(ObjectTypeDefinition type) {
        Table<?> table = tables.getTable(Conventions.tableOf(type.getName()));
        if (table == null) {
            findings.add(Misfit.noSource(type.getName(), "no table " + Conventions.tableOf(type.getName())));
            return;
        }
        var attributes = new ArrayList<Attribute>();
        for (Field<?> column : table.fields()) {
            attributes.add(attribute(type, Conventions.fieldOf(column.getName()), column, attributes.size(), null));
        }
        for (FieldDefinition field : type.getFieldDefinitions()) {
            Expression expression = declarations.expressions().get(coordinate(type, field));
            if (expression != null) {
                attributes.add(attribute(type, field.getName(), expression.on(table), attributes.size(), expression));
            }
        }
        attributesByType.put(type.getName(), attributes);
        if (findByColumn(type, CREATED_AT) == null) {
            findings.add(Misfit.noSource(type.getName(), "no column " + CREATED_AT + ", which rows are ordered by"));
        }
    }

    private Attribute attribute(
            ObjectTypeDefinition type, String name, Field<?> column, int slot, @Nullable Expression expression) {
        SdlType served = type.getFieldDefinitions().stream()
                .filter(field -> field.getName().equals(name))
                .map(field -> SdlType.of(field.getType()))
                .findFirst()
                .orElse(null);
        boolean nullable = expression == null
                ? column.getDataType().nullable()
                : !Objects.requireNonNull(served).required();
        ValueKind kind = served != null && isEnum(served.name()) ? ValueKind.ENUM : kindOf(type, column);
        String typeName =
                kind == ValueKind.ENUM ? Objects.requireNonNull(served).name() : kind.scalar();
        return new Attribute(name, column, kind, typeName, nullable, slot, expression);
    }

    private ValueKind kindOf(ObjectTypeDefinition type, Field<?> column) {
        return ValueKind.ofColumn(column.getType()).orElseGet(() -> {
            findings.add(Misfit.noSource(
                    type.getName(),
                    "the column " + tableName(type) + "." + column.getName() + " has the type "
                            + column.getDataType().getTypeName() + ", which no scalar serves"));
            return ValueKind.TEXT;
        });
    }

    private EntityModel bindEntity(ObjectTypeDefinition type) {
        List<Attribute> attributes = attributesOf(type.getName());
        var sources = new LinkedHashMap<String, FieldSource>();
        for (FieldDefinition field : type.getFieldDefinitions()) {
            if (!declarations.computed().contains(coordinate(type, field))) {
                FieldSource source = bindField(type, field);
                if (source != null) {
                    sources.put(field.getName(), source);
                }
            }
        }
        reportUnserved(type, attributes, sources);
        Table<?> table = tables.getTable(Conventions.tableOf(type.getName()));
        return new EntityModel(
                type.getName(), Objects.requireNonNull(table), attributes, sources, declarations.writeRules());
    }

    private @Nullable FieldSource bindField(ObjectTypeDefinition type, FieldDefinition field) {
        SdlType sdlType = SdlType.of(field.getType());
        if (Conventions.isConnection(sdlType.name())) {
            return bindToMany(type, field, Conventions.nodeTypeOf(sdlType.name()));
        }
        if (attributesByType.containsKey(sdlType.name())) {
            return bindToOne(type, field, sdlType.name());
        }
        Attribute attribute = findColumn(type, field, sdlType);
        if (attribute == null) {
            findings.add(Misfit.noSource(
                    coordinate(type, field),
                    "no source; neither a column of " + tableName(type) + " nor declared as computed"));
            return null;
        }
        checkNullness(type, field, sdlType, attribute);
        return bindColumn(type, field, sdlType, attribute);
    }

    private @Nullable FieldSource bindColumn(
            ObjectTypeDefinition type, FieldDefinition field, SdlType sdlType, Attribute attribute) {
        if (sdlType.list() && attribute.kind() == ValueKind.JSON) {
            return sdlType.name().equals("String")
                    ? new FieldSource.JsonStrings(attribute)
                    : new FieldSource.JsonObjects(attribute, sdlType.name(), contextOf(type, field, attribute));
        }
        ValueKind kind = isEnum(sdlType.name())
                ? ValueKind.ENUM
                : ValueKind.ofScalar(sdlType.name()).orElse(null);
        if (sdlType.list() || kind == null || !kind.matches(attribute.column().getType())) {
            findings.add(Misfit.noSource(
                    coordinate(type, field),
                    "the column " + attribute.label() + " is "
                            + attribute.column().getDataType().getTypeName() + " and can't be served as "
                            + (sdlType.list() ? "a list of " : "") + sdlType.name()));
            return null;
        }
        return new FieldSource.Column(attribute);
    }

    private List<Attribute> contextOf(ObjectTypeDefinition type, FieldDefinition field, Attribute attribute) {
        var context = new ArrayList<Attribute>();
        context.add(attribute);
        for (String column : declarations.contextColumns().getOrDefault(coordinate(type, field), List.of())) {
            Attribute companion = findByColumn(type, column);
            if (companion == null) {
                findings.add(Misfit.noSource(
                        coordinate(type, field), "no column " + tableName(type) + "." + column + " to read with it"));
            } else {
                context.add(companion);
            }
        }
        return List.copyOf(context);
    }

    private @Nullable FieldSource bindToMany(ObjectTypeDefinition type, FieldDefinition field, String targetType) {
        String foreignKey = Conventions.rootFieldOf(type.getName()) + "Id";
        Attribute column = findId(targetType, foreignKey);
        Attribute id = findId(type.getName(), "id");
        if (column == null) {
            findings.add(Misfit.noSource(
                    coordinate(type, field),
                    "no foreign key " + Conventions.tableOf(targetType) + "." + Conventions.columnOf(foreignKey)
                            + " to stand on"));
        }
        if (id == null) {
            findings.add(Misfit.noSource(coordinate(type, field), "no column " + tableName(type) + ".id to stand on"));
        }
        return id == null || column == null ? null : new FieldSource.ToMany(id, targetType, column);
    }

    private @Nullable FieldSource bindToOne(ObjectTypeDefinition type, FieldDefinition field, String targetType) {
        String foreignKey = field.getName() + "Id";
        Attribute attribute = findId(type.getName(), foreignKey);
        if (attribute == null) {
            findings.add(Misfit.noSource(
                    coordinate(type, field),
                    "no foreign key " + tableName(type) + "." + Conventions.columnOf(foreignKey) + " to stand on"));
            return null;
        }
        return new FieldSource.ToOne(attribute, targetType);
    }

    private @Nullable Attribute findColumn(ObjectTypeDefinition type, FieldDefinition field, SdlType sdlType) {
        String byConvention = Conventions.columnOf(field.getName());
        String column = declarations.sourceNameByCoordinate().getOrDefault(coordinate(type, field), byConvention);
        Attribute exact = findByColumn(type, column);
        boolean isRawView = exact == null && sdlType.name().equals("JSON") && column.endsWith("_json");
        return isRawView ? findByColumn(type, column.substring(0, column.length() - "_json".length())) : exact;
    }

    private @Nullable Attribute findByColumn(ObjectTypeDefinition type, String column) {
        return attributesOf(type.getName()).stream()
                .filter(attribute -> attribute.label().equals(column))
                .findFirst()
                .orElse(null);
    }

    private void checkNullness(ObjectTypeDefinition type, FieldDefinition field, SdlType sdlType, Attribute attribute) {
        if (sdlType.required() == attribute.nullable()) {
            findings.add(new Misfit(
                    attribute.nullable()
                            ? Misfit.Kind.PROMISE_WITHOUT_CONSTRAINT
                            : Misfit.Kind.CONSTRAINT_WITHOUT_PROMISE,
                    coordinate(type, field),
                    "the column " + attribute.label()
                            + (attribute.nullable()
                                    ? " may be null, so `!` is wrong"
                                    : " is NOT NULL, so `!` is missing")));
        }
    }

    private void reportUnserved(
            ObjectTypeDefinition type, List<Attribute> attributes, Map<String, FieldSource> sources) {
        var served = sources.values().stream()
                .flatMap(source -> source.needs().stream())
                .toList();
        attributes.stream()
                .filter(attribute -> !served.contains(attribute))
                .forEach(attribute -> findings.add(
                        Misfit.noSource(type.getName(), "no field serves the column " + attribute.label())));
    }

    private void reportUnknownDeclarations() {
        Set<String> coordinates = contract.getTypes(ObjectTypeDefinition.class).stream()
                .flatMap(type -> type.getFieldDefinitions().stream().map(field -> coordinate(type, field)))
                .collect(Collectors.toSet());
        Stream.of(
                        declarations.sourceNameByCoordinate().keySet(),
                        declarations.computed(),
                        declarations.expressions().keySet(),
                        declarations.contextColumns().keySet(),
                        declarations.writeRules().kept(),
                        declarations.writeRules().filled())
                .flatMap(Set::stream)
                .filter(coordinate -> !coordinates.contains(coordinate))
                .forEach(coordinate ->
                        findings.add(Misfit.noSource(coordinate, "declared by a feature, but not in the contract")));
    }

    private @Nullable Attribute findId(String typeName, String name) {
        return attributesOf(typeName).stream()
                .filter(attribute -> attribute.name().equals(name) && attribute.kind() == ValueKind.ID)
                .findFirst()
                .orElse(null);
    }

    private List<Attribute> attributesOf(String typeName) {
        return attributesByType.getOrDefault(typeName, List.of());
    }

    private boolean isEnum(String typeName) {
        return contract.getTypeOrNull(typeName) instanceof EnumTypeDefinition;
    }

    private static String tableName(ObjectTypeDefinition type) {
        return Conventions.tableOf(type.getName());
    }

    private static String coordinate(ObjectTypeDefinition type, FieldDefinition field) {
        return type.getName() + "." + field.getName();
    }
}
