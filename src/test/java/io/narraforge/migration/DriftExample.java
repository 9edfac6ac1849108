package io.narraforge.migration;

import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.catalog.CatalogDifference.Kind;
import java.util.List;

/** A change of a migrated schema by hand, and what is to be found of it. */
record DriftExample(String change, Finding finding) {
    static DriftExample missing(String change, String subject, String... expected) {
        return new DriftExample(change, new Finding(Kind.MISSING, subject, List.of(expected), List.of()));
    }

    static DriftExample extra(String change, String subject, String... actual) {
        return new DriftExample(change, new Finding(Kind.EXTRA, subject, List.of(), List.of(actual)));
    }

    /** With one statement on each side; an empty one stands for none. */
    static DriftExample different(String change, String subject, String expected, String actual) {
        return new DriftExample(change, new Finding(Kind.DIFFERENT, subject, statements(expected), statements(actual)));
    }

    private static List<String> statements(String statement) {
        return statement.isEmpty() ? List.of() : List.of(statement);
    }

    /** One that is no drift, and what is remarked of it. */
    record Harmless(String change, List<String> remarks) {
        Harmless(String change, String... remarks) {
            this(change, List.of(remarks));
        }
    }
}
