package io.narraforge.migration.lint;

import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.TypeName;
import io.narraforge.migration.sql.Volatility;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The schema as the statements so far left it, as far as the rules ask for it. */
final class SchemaState {
    private final Map<QualifiedName, Table> tables = new HashMap<>();
    private final Map<QualifiedName, Index> indexes = new HashMap<>();
    private final Map<String, Volatility> functions = new HashMap<>();

    /** A column; serials are the integers that they are. */
    record Column(TypeName type, boolean notNull) {}

    /** A constraint of a table; a NOT VALID one is not validated, as long as nothing validates it. */
    record Held(Constraint constraint, boolean validated) {}

    /** An index, also that of a key; {@code partial} where it does not hold all rows. */
    record Index(QualifiedName table, String method, List<String> columns, boolean partial) {
        /** Whether rows are found by these columns with it. */
        boolean finds(List<String> wanted) {
            return !partial
                    && method.equals("btree")
                    && columns.size() >= wanted.size()
                    && columns.subList(0, wanted.size()).containsAll(wanted);
        }
    }

    /** A table's columns and constraints by name. */
    record Table(Map<String, Column> columns, Map<String, Held> constraints) {
        Table() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Table copy() {
            return new Table(new LinkedHashMap<>(columns), new LinkedHashMap<>(constraints));
        }

        Optional<Column> column(String name) {
            return Optional.ofNullable(columns.get(name));
        }

        <C extends Constraint> Stream<C> validated(Class<C> kind) {
            return constraints.values().stream()
                    .filter(Held::validated)
                    .map(Held::constraint)
                    .filter(kind::isInstance)
                    .map(kind::cast);
        }
    }

    SchemaState copy() {
        var copy = new SchemaState();
        tables.forEach((name, table) -> copy.tables.put(name, table.copy()));
        copy.indexes.putAll(indexes);
        copy.functions.putAll(functions);
        return copy;
    }

    Map<QualifiedName, Table> tables() {
        return tables;
    }

    Map<QualifiedName, Index> indexes() {
        return indexes;
    }

    Map<String, Volatility> functions() {
        return functions;
    }

    Optional<Table> table(QualifiedName name) {
        return Optional.ofNullable(tables.get(name));
    }

    Optional<Column> column(QualifiedName table, String column) {
        return table(table).flatMap(found -> found.column(column));
    }

    Optional<Constraint> constraint(QualifiedName table, String name) {
        return table(table).map(found -> found.constraints().get(name)).map(Held::constraint);
    }

    boolean hasIndexFor(QualifiedName table, List<String> columns) {
        return indexes.values().stream().anyMatch(index -> index.table().equals(table) && index.finds(columns));
    }
}
