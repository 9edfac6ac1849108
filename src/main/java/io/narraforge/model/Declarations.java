package io.narraforge.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What convention cannot know, declared by features: fields named otherwise than their column or JSON key, and fields
 * that code computes. Coordinates are the specification's: {@code Timeline.events}.
 *
 * @param sourceNameByCoordinate the column or JSON key of a renamed field
 * @param computed fields whose value a feature's fetcher gives
 * @param expressions fields whose value SQL computes; they behave like columns
 * @param contextColumns columns that have to be read together with a JSON view, for what is computed inside it
 * @param writeRules what a client can't write, and what it need not
 */
public record Declarations(
        Map<String, String> sourceNameByCoordinate,
        Set<String> computed,
        Map<String, Expression> expressions,
        Map<String, List<String>> contextColumns,
        WriteRules writeRules) {

    public static Declarations none() {
        return new Declarations(Map.of(), Set.of(), Map.of(), Map.of(), WriteRules.none());
    }

    /** Only expressions. */
    public static Declarations ofExpressions(Map<String, Expression> expressions) {
        return new Declarations(Map.of(), Set.of(), expressions, Map.of(), WriteRules.none());
    }

    /** Only names of fields that differ from those of their columns or JSON keys. */
    public static Declarations ofNames(Map<String, String> sourceNameByCoordinate) {
        return new Declarations(sourceNameByCoordinate, Set.of(), Map.of(), Map.of(), WriteRules.none());
    }

    /** Only rules of writing. */
    public static Declarations ofWriteRules(WriteRules writeRules) {
        return new Declarations(Map.of(), Set.of(), Map.of(), Map.of(), writeRules);
    }

    public Declarations and(Declarations other) {
        var names = new HashMap<>(sourceNameByCoordinate);
        names.putAll(other.sourceNameByCoordinate);
        var allComputed = new HashSet<>(computed);
        allComputed.addAll(other.computed);
        var allExpressions = new HashMap<>(expressions);
        allExpressions.putAll(other.expressions);
        var columns = new HashMap<>(contextColumns);
        columns.putAll(other.contextColumns);
        return new Declarations(names, allComputed, allExpressions, columns, writeRules.and(other.writeRules));
    }
}
