package io.narraforge.contract.impact;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.impact.SourceChange.Effect;
import io.narraforge.model.ColumnReaders;
import io.narraforge.model.Conventions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which fields of the contract have their source where. By convention, from the contract's text alone; with the bound
 * model also renamed and computed fields, as far as the expression of a computed one names its columns.
 */
public final class ContractFields {
    private static final String NODE = "Node";
    private static final String RAW = "_json";
    private static final String FOREIGN_KEY = "_id";

    private final TypeDefinitionRegistry contract;
    private final Optional<ColumnReaders> model;
    private final DerivedPlaces derived;

    public ContractFields(TypeDefinitionRegistry contract, Optional<ColumnReaders> model) {
        this.contract = contract;
        this.model = model;
        this.derived = new DerivedPlaces(contract);
    }

    /** Whether it knows what only the tables of the build and the declarations of features tell. */
    public boolean isBound() {
        return model.isPresent();
    }

    /** What loses its source when a source is gone: the fields, and what is derived from them. */
    public List<String> sourcedIn(Source source) {
        return switch (source) {
            case Source.Table(String name) -> ofTable(name);
            case Source.Column(String table, String name) -> ofColumn(table, name);
            case Source.EnumValue(String value) -> ofEnumValue(value);
        };
    }

    /** All that a change affects; of a table that is whatever gives or takes anything made for its type. */
    List<String> affectedBy(SourceChange change) {
        var all = new LinkedHashSet<String>();
        switch (change.source()) {
            case Source.Column(String table, String name)
            when change.effect() == Effect.NULLABLE -> all.addAll(nonNull(table, name));
            case Source.Table(String name) -> {
                all.addAll(ofTable(name));
                typeOf(name).ifPresent(type -> all.addAll(derived.ofType(type.getName())));
            }
            case Source source -> all.addAll(sourcedIn(source));
        }
        return List.copyOf(all);
    }

    /** The change of the contract that takes a part of it away. */
    ChangeCode removalOf(String coordinate) {
        String[] names = coordinate.split("\\.", 2);
        if (names.length == 1) {
            return ChangeCode.TYPE_REMOVED;
        }
        return switch (contract.getTypeOrNull(names[0])) {
            case InputObjectTypeDefinition input -> ChangeCode.INPUT_FIELD_REMOVED;
            case EnumTypeDefinition vocabulary -> ChangeCode.ENUM_VALUE_REMOVED;
            case null, default -> names[1].endsWith(":)") ? ChangeCode.ARGUMENT_REMOVED : ChangeCode.FIELD_REMOVED;
        };
    }

    /** The types whose nodes are rows of a table: one or none. */
    private Optional<ObjectTypeDefinition> typeOf(String table) {
        return nodes().filter(type -> Conventions.tableOf(type.getName()).equals(table))
                .findFirst();
    }

    private Stream<ObjectTypeDefinition> nodes() {
        return contract.getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getImplements().stream()
                        .anyMatch(implemented -> implemented instanceof TypeName name
                                && name.getName().equals(NODE)));
    }

    /** The fields that have their source in a column, then what is derived from them: filters, orders, inputs. */
    private List<String> ofColumn(String table, String column) {
        Optional<ObjectTypeDefinition> type = typeOf(table);
        Set<String> fields = new LinkedHashSet<>();
        type.ifPresent(found -> {
            sources(found, column).forEach(field -> fields.add(found.getName() + "." + field.getName()));
            relations(found, column).forEach(field -> fields.add(found.getName() + "." + field.getName()));
            fields.addAll(connectionsThrough(found, column));
        });
        model.ifPresent(bound -> fields.addAll(bound.ofColumn(table, column)));
        var all = new LinkedHashSet<>(fields);
        fields.forEach(field -> all.addAll(derived.of(field)));
        return List.copyOf(all);
    }

    /** The type whose nodes are a table's rows, and the fields that give them. */
    private List<String> ofTable(String table) {
        Optional<ObjectTypeDefinition> type = typeOf(table);
        var fields = new LinkedHashSet<String>();
        type.ifPresent(found -> {
            fields.add(found.getName());
            fields.addAll(fieldsGiving(found.getName()));
            fields.addAll(fieldsGiving(Conventions.connectionOf(found.getName())));
        });
        model.ifPresent(bound -> fields.addAll(bound.computedFromTable(table)));
        return List.copyOf(fields);
    }

    /** The values of the contract's enums that stand for a value of the database. */
    private List<String> ofEnumValue(String value) {
        String name = Conventions.enumValueOf(value);
        return contract.getTypes(EnumTypeDefinition.class).stream()
                .filter(type -> type.getEnumValueDefinitions().stream()
                        .anyMatch(each -> each.getName().equals(name)))
                .map(type -> type.getName() + "." + name)
                .toList();
    }

    /** The fields of a column that promise a value by a {@code !}. */
    public List<String> nonNull(String table, String column) {
        return typeOf(table).stream()
                .flatMap(type -> Stream.concat(sources(type, column), relations(type, column))
                        .filter(field -> field.getType() instanceof NonNullType)
                        .map(field -> type.getName() + "." + field.getName()))
                .toList();
    }

    /** The relations over a foreign key that promise a node. */
    public List<String> nonNullRelations(String table, String column) {
        return typeOf(table).stream()
                .flatMap(type -> relations(type, column)
                        .filter(field -> field.getType() instanceof NonNullType)
                        .map(field -> type.getName() + "." + field.getName()))
                .toList();
    }

    /** The fields of a column that can only keep their {@code !} for values of a certain form: enums, lists, times. */
    public List<String> nonNullByForm(String table, String column) {
        Optional<ObjectTypeDefinition> type = typeOf(table);
        var fields = new LinkedHashSet<String>();
        type.ifPresent(found -> sources(found, column)
                .filter(this::dependsOnForm)
                .forEach(field -> fields.add(found.getName() + "." + field.getName())));
        model.ifPresent(bound -> fields.addAll(bound.listsOf(table, column)));
        return List.copyOf(fields);
    }

    private boolean dependsOnForm(FieldDefinition field) {
        if (!(field.getType() instanceof NonNullType nonNull)) {
            return false;
        }
        return switch (nonNull.getType()) {
            case ListType list -> true;
            case TypeName name -> name.getName().equals("DateTime") || isEnum(name.getName());
            default -> false;
        };
    }

    private boolean isEnum(String typeName) {
        return contract.getTypeOrNull(typeName) instanceof EnumTypeDefinition;
    }

    /** Fields that serve the column itself, as it is or as raw JSON. */
    private static Stream<FieldDefinition> sources(ObjectTypeDefinition type, String column) {
        return type.getFieldDefinitions().stream().filter(field -> {
            String name = Conventions.columnOf(field.getName());
            return name.equals(column)
                    || (name.equals(column + RAW) && nameOf(field).equals("JSON"));
        });
    }

    /** The node that a foreign key names: {@code world} for {@code world_id}. */
    private Stream<FieldDefinition> relations(ObjectTypeDefinition type, String column) {
        return type.getFieldDefinitions().stream()
                .filter(field -> column.equals(Conventions.columnOf(field.getName()) + FOREIGN_KEY))
                .filter(field -> nodes().anyMatch(node -> node.getName().equals(nameOf(field))));
    }

    /** The connections of other types that a foreign key makes: {@code World.jobs} for {@code jobs.world_id}. */
    private List<String> connectionsThrough(ObjectTypeDefinition type, String column) {
        var fields = new ArrayList<String>();
        nodes().filter(owner -> column.equals(Conventions.columnOf(owner.getName()) + FOREIGN_KEY))
                .forEach(owner -> owner.getFieldDefinitions().stream()
                        .filter(field -> nameOf(field).equals(Conventions.connectionOf(type.getName())))
                        .forEach(field -> fields.add(owner.getName() + "." + field.getName())));
        return fields;
    }

    private List<String> fieldsGiving(String typeName) {
        return contract.getTypes(ObjectTypeDefinition.class).stream()
                .flatMap(owner -> owner.getFieldDefinitions().stream()
                        .filter(field -> nameOf(field).equals(typeName))
                        .map(field -> owner.getName() + "." + field.getName()))
                .toList();
    }

    private static String nameOf(FieldDefinition field) {
        Type<?> type = field.getType();
        while (!(type instanceof TypeName name)) {
            type = type instanceof NonNullType nonNull ? nonNull.getType() : ((ListType) type).getType();
        }
        return name.getName();
    }
}
