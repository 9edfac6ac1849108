package io.narraforge.migration.catalog;

import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.catalog.CatalogDifference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/** One object that two schemas have: matches what hangs on it, the surest matches first, and tells what is left. */
final class ObjectComparison {
    private final List<Part> expected;
    private final List<Part> actual;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    ObjectComparison(List<Part> expected, List<Part> actual) {
        this.expected = inOrder(expected);
        this.actual = inOrder(actual);
        remarkOrderOfColumns();
        compare();
    }

    private static List<Part> inOrder(List<Part> parts) {
        return new ArrayList<>(parts.stream()
                .sorted(Comparator.comparing(Part::aspect)
                        .thenComparingInt(Part::place)
                        .thenComparing(Part::name))
                .toList());
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> remarks() {
        return remarks;
    }

    private void remarkOrderOfColumns() {
        List<String> expectedNames = columnsIn(expected, actual);
        List<String> actualNames = columnsIn(actual, expected);
        if (!expectedNames.equals(actualNames)) {
            remarks.add("The columns of %s are in another order: %s"
                    .formatted(expected.getFirst().of(), String.join(", ", actualNames)));
        }
    }

    private static List<String> columnsIn(List<Part> parts, List<Part> others) {
        List<String> names = columns(others);
        return columns(parts).stream().filter(names::contains).toList();
    }

    private static List<String> columns(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.aspect() == Aspect.COLUMN)
                .map(Part::name)
                .toList();
    }

    private void compare() {
        match((one, other) -> one.key().equals(other.key()) && one.name().equals(other.name()));
        match((one, other) -> one.key().equals(other.key()));
        match((one, other) -> one.name().equals(other.name()));
        match((one, other) -> one.columns() != null && Objects.equals(one.columns(), other.columns()));
        expected.forEach(part -> findings.add(new Finding(Kind.MISSING, part.inWords(), part.statements(), List.of())));
        actual.forEach(part -> findings.add(new Finding(Kind.EXTRA, part.inWords(), List.of(), part.statements())));
        findings.sort(Comparator.comparing(Finding::subject));
    }

    /** Takes each pair out that is one, and tells how it differs. */
    private void match(BiPredicate<Part, Part> isSame) {
        for (Part one : List.copyOf(expected)) {
            actual.stream()
                    .filter(other -> other.aspect() == one.aspect() && isSame.test(one, other))
                    .findFirst()
                    .ifPresent(other -> {
                        expected.remove(one);
                        actual.remove(other);
                        tell(one, other);
                    });
        }
    }

    private void tell(Part one, Part other) {
        if (!one.rule().equals(other.rule())) {
            findings.add(new Finding(
                    Kind.DIFFERENT,
                    one.inWords(),
                    without(other.statements(), one.statements()),
                    without(one.statements(), other.statements())));
        } else if (!one.name().equals(other.name())) {
            remarks.add("The %s is called %s".formatted(one.inWords(), other.name()));
        }
    }

    private static List<String> without(List<String> common, List<String> statements) {
        return statements.stream()
                .filter(statement -> !common.contains(statement))
                .toList();
    }
}
