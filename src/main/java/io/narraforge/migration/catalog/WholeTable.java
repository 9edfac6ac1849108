package io.narraforge.migration.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table together with its columns, as one makes it; without its constraints. */
final class WholeTable {
    private WholeTable() {}

    static List<String> statements(Part table, List<Part> columns) {
        String definitions =
                columns.stream().map(column -> "\n    " + column.definition()).collect(Collectors.joining(","));
        var statements = new ArrayList<String>();
        statements.add(table.withColumns(columns.isEmpty() ? "" : definitions + "\n"));
        statements.addAll(table.ddl());
        columns.forEach(column -> statements.addAll(column.ddl()));
        return statements;
    }
}
