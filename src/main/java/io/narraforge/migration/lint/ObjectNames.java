package io.narraforge.migration.lint;

import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The names that PostgreSQL makes where none is written: {@code jobs_pkey}, {@code jobs_world_id_fkey1}. */
final class ObjectNames {
    /** PostgreSQL cuts names to this many bytes: NAMEDATALEN is 64, with the zero at the end. */
    static final int MAX_BYTES = 63;

    private ObjectNames() {}

    static String constraint(QualifiedName table, Constraint constraint, Predicate<String> isTaken) {
        return constraint.name().orElseGet(() -> switch (constraint) {
            case Constraint.Key key when key.index().isPresent() -> key.index().get();
            case Constraint.Key key -> ofKey(table, key, isTaken);
            case Constraint.ForeignKey key -> free(table, key.columns(), "fkey", isTaken);
            case Constraint.Check check -> free(table, onlyColumnOf(check), "check", isTaken);
            case Constraint.NotNull notNull -> free(table, List.of(notNull.column()), "not_null", isTaken);
            case Constraint.Default value -> throw new IllegalArgumentException("a default has no name: " + value);
            case Constraint.Generated value -> throw new IllegalArgumentException("no constraint: " + value);
            case Constraint.Identity value -> throw new IllegalArgumentException("no constraint: " + value);
        });
    }

    private static String ofKey(QualifiedName table, Constraint.Key key, Predicate<String> isTaken) {
        return switch (key.kind()) {
            case PRIMARY_KEY -> free(table, List.of(), "pkey", isTaken);
            case UNIQUE -> free(table, key.columns(), "key", isTaken);
            case EXCLUDE -> free(table, key.columns(), "excl", isTaken);
        };
    }

    static String index(QualifiedName table, List<String> columns, Predicate<String> isTaken) {
        List<String> named = columns.stream()
                .map(column -> column.isEmpty() ? "expr" : column)
                .toList();
        return free(table, named, "idx", isTaken);
    }

    /** A CHECK of one column has its name in it. Functions and types count as names here, so this may fail to find it. */
    private static List<String> onlyColumnOf(Constraint.Check check) {
        return check.condition().names().size() == 1
                ? List.copyOf(check.condition().names())
                : List.of();
    }

    private static String free(QualifiedName table, List<String> columns, String label, Predicate<String> isTaken) {
        var parts = new ArrayList<String>();
        parts.add(table.name());
        parts.addAll(columns);
        String wanted = cut(String.join("_", parts), MAX_BYTES - label.length() - 1) + "_" + label;
        String name = wanted;
        for (int number = 1; isTaken.test(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    /** The beginning of a name that takes at most so many bytes. */
    private static String cut(String name, int bytes) {
        String cut = name;
        while (bytesOf(cut) > bytes) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut;
    }

    static int bytesOf(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
