package io.narraforge.migration.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What distinguishes two schemas, object by object.
 *
 * @param findings what makes them unequal
 * @param remarks what does not: other names of indexes and constraints, another order of columns, and objects that only
 *     the actual schema has, which are somebody else's
 */
public record CatalogDifference(List<Finding> findings, List<String> remarks) {

    /** What became of something that is expected, or not. */
    public enum Kind {
        MISSING,
        EXTRA,
        DIFFERENT
    }

    /**
     * One difference.
     *
     * @param subject for a sentence: {@code column jobs.genre}
     * @param expected the statements that make what is expected; when both sides have it, those alone that differ
     * @param actual the statements that make what is there
     */
    public record Finding(Kind kind, String subject, List<String> expected, List<String> actual) {
        public Finding {
            expected = List.copyOf(expected);
            actual = List.copyOf(actual);
        }
    }

    public CatalogDifference {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    /** Constraints and indexes are matched by table, columns and rule, whatever their names. */
    public static CatalogDifference between(Catalog expected, Catalog actual) {
        var findings = new ArrayList<Finding>();
        var remarks = new ArrayList<String>();
        Set<ObjectName> found = actual.names();
        for (ObjectName object : expected.names()) {
            if (found.contains(object)) {
                var comparison = new ObjectComparison(expected.partsOf(object), actual.partsOf(object));
                findings.addAll(comparison.findings());
                remarks.addAll(comparison.remarks());
            } else {
                Catalog missing = expected.within(Set.of(object));
                findings.add(new Finding(
                        Kind.MISSING, object.toString(), missing.statements().ofTheObjects(), List.of()));
            }
        }
        found.removeAll(expected.names());
        found.forEach(foreign -> remarks.add("The " + foreign + " is not ours; it is left alone"));
        return new CatalogDifference(findings, remarks);
    }

    public boolean isEmpty() {
        return findings.isEmpty();
    }
}
