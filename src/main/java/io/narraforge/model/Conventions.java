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
            field.append(field.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
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

    public static String connectionOf(String typeName) {
        return typeName + CONNECTION;
    }

    public static String edgeOf(String typeName) {
        return typeName + "Edge";
    }

    public static String orderOf(String typeName) {
        return typeName + "Order";
    }

    public static String orderFieldOf(String typeName) {
        return typeName + "OrderField";
    }

    public static boolean isConnection(String typeName) {
        return typeName.endsWith(CONNECTION) && typeName.length() > CONNECTION.length();
    }

    /** {@code WorldConnection} → {@code World}. */
    public static String nodeTypeOf(String connectionName) {
        return connectionName.substring(0, connectionName.length() - CONNECTION.length());
    }
}
