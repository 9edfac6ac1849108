package io.narraforge.migration.backup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An order of tables in which the rows that a row refers to are there before it. Where tables refer to each other in a
 * circle there is none: the keys that it breaks are told, to be checked when all rows are there. A table that refers to
 * itself needs nothing: PostgreSQL checks a key at the end of the statement.
 */
record InsertOrder(List<String> tables, List<ForeignKey> broken) {

    static InsertOrder of(Collection<String> tables, Collection<ForeignKey> keys) {
        Set<String> placed = new LinkedHashSet<>();
        var left = new TreeSet<>(tables);
        var broken = new ArrayList<ForeignKey>();
        while (!left.isEmpty()) {
            String next = next(keys, left);
            left.remove(next);
            broken.addAll(unsatisfied(next, keys, left));
            placed.add(next);
        }
        return new InsertOrder(List.copyOf(placed), List.copyOf(broken));
    }

    /** One that waits for none; else, of those in a circle, the one that waits for the fewest. */
    private static String next(Collection<ForeignKey> keys, Set<String> left) {
        return left.stream()
                .filter(table -> unsatisfied(table, keys, left).isEmpty() || isInCircle(table, keys, left))
                .min(Comparator.comparingInt(
                        table -> unsatisfied(table, keys, left).size()))
                .orElseThrow();
    }

    /** The keys of a table to others that are not placed yet. */
    private static List<ForeignKey> unsatisfied(String table, Collection<ForeignKey> keys, Set<String> left) {
        return keys.stream()
                .filter(key ->
                        key.table().equals(table) && !key.referenced().equals(table) && left.contains(key.referenced()))
                .toList();
    }

    private static boolean isInCircle(String table, Collection<ForeignKey> keys, Set<String> left) {
        Set<String> reached = new HashSet<>();
        var open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            for (ForeignKey key : unsatisfied(open.remove(), keys, left)) {
                if (reached.add(key.referenced())) {
                    open.add(key.referenced());
                }
            }
        }
        return reached.contains(table);
    }
}
