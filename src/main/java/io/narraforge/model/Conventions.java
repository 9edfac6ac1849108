package io.narraforge.model;

import java.util.Locale;

/** How names of the contract follow from names of the database, and back. */
public final class Conventions {
    private static final String CONNECTION = "Connection";

    private Conventions() {}

    /** {@code QaReport} → {@code qa_reports}. */
    public static String tableOf(String typeName) {
        return columnOf(typeName) + "s";
    }

    /** {@code createdAt} → {@code created_at}. */
    public static String columnOf(String field) {
        var column = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char letter = field.charAt(i);
            if (Character.isUpperCase(letter) && i > 0) {
                column.append('_');
            }
            column.append(Character.toLowerCase(letter));
        }
        return column.toString();
    }

    /** {@code created_at} → {@code createdAt}. */
    public static String fieldOf(String column) {
        var field = new StringBuilder();
        for (String word : column.split("_", -1)) {
            field.append(field.isEmpty() ? word : capitalized(word));
        }
        return field.toString();
    }

    /** {@code createdAt} → {@code CREATED_AT}. */
    public static String enumValueOf(String field) {
        return columnOf(field).toUpperCase(Locale.ROOT);
    }

    /** {@code QaReport} → {@code qaReport}, the root field of one node. */
    public static String rootFieldOf(String typeName) {
        return typeName.substring(0, 1).toLowerCase(Locale.ROOT) + typeName.substring(1);
    }

    /** {@code QaReport} → {@code qaReports}, the root field of all nodes. */
    public static String rootConnectionFieldOf(String typeName) {
        return rootFieldOf(typeName) + "s";
    }

    public static String connectionOf(String typeName) {
        return typeName + CONNECTION;
    }

    public static String edgeOf(String typeName) {
        return typeName + "Edge";
    }

    /** The filter of a scalar, a vocabulary, an entity or a view of JSON objects: {@code ID} → {@code IdFilter}. */
    public static String filterOf(String typeName) {
        return switch (typeName) {
            case "ID" -> "IdFilter";
            case "JSON" -> "JsonFilter";
            default -> typeName + "Filter";
        };
    }

    /** The filter of a list, whose elements are nodes, objects or strings. */
    public static String listFilterOf(String typeName) {
        return typeName + "ListFilter";
    }

    /** {@code characters} → {@code charactersCount}, the filter's field for how many there are. */
    public static String countOf(String connectionField) {
        return connectionField + "Count";
    }

    public static String orderOf(String typeName) {
        return typeName + "Order";
    }

    public static String orderFieldOf(String typeName) {
        return typeName + "OrderField";
    }

    public static String pathOrderOf(String typeName) {
        return typeName + "PathOrder";
    }

    public static String jsonColumnOf(String typeName) {
        return typeName + "JsonColumn";
    }

    /** The vocabulary of a type's connections. */
    public static String relationOf(String typeName) {
        return typeName + "Relation";
    }

    public static String aggregateOf(String typeName) {
        return typeName + "Aggregate";
    }

    /** {@code World}, {@code SUM} → {@code WorldSum}. */
    public static String aggregateOf(String typeName, AggregateFunction function) {
        return typeName + capitalized(function.field());
    }

    public static String aggregateFieldOf(String typeName) {
        return typeName + "AggregateField";
    }

    /** {@code SUM}, {@code costUsd} → {@code SUM_COST_USD}, a value of {@link #aggregateFieldOf}. */
    public static String aggregateValueOf(AggregateFunction function, String field) {
        return function.name() + "_" + enumValueOf(field);
    }

    public static String groupOf(String typeName) {
        return typeName + "Group";
    }

    public static String groupKeyOf(String typeName) {
        return typeName + "GroupKey";
    }

    public static String groupFieldOf(String typeName) {
        return typeName + "GroupField";
    }

    public static String groupOrderOf(String typeName) {
        return typeName + "GroupOrder";
    }

    public static String havingOf(String typeName) {
        return typeName + "Having";
    }

    /** {@code World}, {@code SUM} → {@code WorldSumHaving}. */
    public static String havingOf(String typeName, AggregateFunction function) {
        return aggregateOf(typeName, function) + "Having";
    }

    /** {@code characters} → {@code charactersAggregate}, the field beside a connection. */
    public static String aggregateBeside(String connectionField) {
        return connectionField + "Aggregate";
    }

    /** {@code characters} → {@code charactersGrouped}, the field beside a connection. */
    public static String groupsBeside(String connectionField) {
        return connectionField + "Grouped";
    }

    /** {@code World} → {@code createWorld}, the mutation. */
    public static String createOf(String typeName) {
        return "create" + typeName;
    }

    /** {@code World} → {@code createWorlds}. */
    public static String createManyOf(String typeName) {
        return createOf(typeName) + "s";
    }

    public static String upsertOf(String typeName) {
        return "upsert" + typeName;
    }

    public static String updateOf(String typeName) {
        return "update" + typeName;
    }

    public static String updateManyOf(String typeName) {
        return updateOf(typeName) + "s";
    }

    public static String deleteOf(String typeName) {
        return "delete" + typeName;
    }

    public static String deleteManyOf(String typeName) {
        return deleteOf(typeName) + "s";
    }

    /** {@code createWorld} → {@code CreateWorldInput}. */
    public static String inputOf(String mutation) {
        return capitalized(mutation) + "Input";
    }

    /** {@code createWorld} → {@code CreateWorldPayload}. */
    public static String payloadOf(String mutation) {
        return capitalized(mutation) + "Payload";
    }

    /** One of many rows to create. */
    public static String createRowOf(String typeName) {
        return "Create" + typeName + "Row";
    }

    /** One of the rows to create with their owner: {@code World}, {@code Character} → {@code CreateWorldCharacterRow}. */
    public static String createRowOf(String ownerType, String typeName) {
        return createRowOf(ownerType + typeName);
    }

    public static String patchOf(String typeName) {
        return typeName + "Patch";
    }

    /** {@code geography} → {@code geographyMergePatch}. */
    public static String mergePatchOf(String attribute) {
        return attribute + "MergePatch";
    }

    /** {@code geography} → {@code geographyJsonPatch}. */
    public static String jsonPatchOf(String attribute) {
        return attribute + "JsonPatch";
    }

    /** What happened to the rows that are related to deleted ones. */
    public static String cascadeOf(String typeName) {
        return typeName + "Cascade";
    }

    /** {@code jobs} → {@code jobsKept}: how many related rows outlive their deleted row. */
    public static String keptOf(String connectionField) {
        return connectionField + "Kept";
    }

    public static boolean isConnection(String typeName) {
        return typeName.endsWith(CONNECTION) && typeName.length() > CONNECTION.length();
    }

    /** {@code WorldConnection} → {@code World}. */
    public static String nodeTypeOf(String connectionName) {
        return connectionName.substring(0, connectionName.length() - CONNECTION.length());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
