package io.narraforge.migration.adoption;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is to be said of the rows of a legacy database before they are migrated.
 *
 * @param rowCounts by table
 * @param ofDatabase what would be refused whatever the rows
 * @param columns by their names, those alone of which there is something to say
 */
public record DataFindings(Map<String, Long> rowCounts, List<String> ofDatabase, List<ColumnFindings> columns) {

    public DataFindings {
        rowCounts = Map.copyOf(rowCounts);
        ofDatabase = List.copyOf(ofDatabase);
        columns = columns.stream()
                .sorted(Comparator.comparing(ColumnFindings::place).thenComparing(ColumnFindings::fate))
                .toList();
    }

    /** Whether the migrations will take all of it. */
    public boolean areConvertible() {
        return ofDatabase.isEmpty() && refused().findAny().isEmpty();
    }

    public Stream<ColumnFindings> refused() {
        return where(Fate::isRefusal);
    }

    /** What the migrations will replace, so that nobody is surprised. */
    public Stream<ColumnFindings> replaced() {
        return where(fate -> !fate.isRefusal());
    }

    private Stream<ColumnFindings> where(Predicate<Fate> condition) {
        return columns.stream().filter(column -> condition.test(column.fate()));
    }

    /** In order of their names, for texts. */
    public Map<String, Long> sortedRowCounts() {
        return new TreeMap<>(rowCounts);
    }
}
