package io.narraforge.contract.impact;

import io.narraforge.contract.diff.OperationUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change of the database affects.
 *
 * @param areOperationsKnown whether anything was known of operations, so that none means none
 */
public record Impact(SourceChange change, List<Affected> affected, boolean areOperationsKnown) {
    /** The coordinates that each operation uses, operations by file, line and name. */
    public Map<OperationUse, List<String>> operations() {
        var coordinates = new LinkedHashMap<OperationUse, List<String>>();
        affected.stream()
                .flatMap(each -> each.operations().stream())
                .distinct()
                .sorted(Comparator.comparing(OperationUse::file, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(OperationUse::line, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(OperationUse::operation)
                        .thenComparing(OperationUse::client, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(operation -> coordinates.put(operation, new ArrayList<>()));
        affected.forEach(each -> each.operations()
                .forEach(operation ->
                        coordinates.getOrDefault(operation, new ArrayList<>()).add(each.coordinate())));
        return coordinates;
    }

    /** {@code Jobs (operations/jobs.graphql:3, client web, last seen 2026-11-02)}. */
    public static String named(OperationUse use) {
        var known = new ArrayList<String>();
        if (use.file() != null) {
            known.add(use.line() == null ? use.file() : use.file() + ":" + use.line());
        }
        if (use.client() != null) {
            known.add("client " + use.client());
        }
        if (use.lastSeen() != null) {
            known.add("last seen " + use.lastSeen());
        }
        return use.operation() + (known.isEmpty() ? "" : " (" + String.join(", ", known) + ")");
    }
}
