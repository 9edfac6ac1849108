package io.narraforge.contract.operations.log;

import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.operations.Usage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One operation of one document, and who sent it. Nothing of what was sent is in it but names that the schema has, and
 * the operation's own.
 *
 * @param document SHA-256 of the document's text in UTF-8, exactly as it was sent, in hexadecimal digits
 * @param operation its name; empty where it has none
 */
public record LoggedOperation(String document, String operation, Usage usage, List<Sighting> sightings) {
    private static final Comparator<Sighting> BY_CLIENT =
            Comparator.comparing(Sighting::client).thenComparing(Sighting::version);

    /** Enough to find the document by, among those that one looks at. */
    private static final int SHOWN_OF_HASH = 12;

    /** Sightings have the order of their clients. */
    public LoggedOperation {
        sightings = sightings.stream().sorted(BY_CLIENT).toList();
    }

    /** What several servers have logged, each operation once, by name. */
    public static List<LoggedOperation> merged(Collection<LoggedOperation> logged) {
        var byKey = new TreeMap<String, LoggedOperation>();
        logged.forEach(each -> byKey.merge(each.operation + " " + each.document, each, LoggedOperation::and));
        return List.copyOf(byKey.values());
    }

    /** The same operation on a server of another version may ask for more: all of it counts. */
    private LoggedOperation and(LoggedOperation other) {
        var usages = new Usage(
                union(usage.coordinates(), other.usage.coordinates()),
                union(usage.variableTypes(), other.usage.variableTypes()),
                union(usage.omitted(), other.usage.omitted()));
        var byClient = new HashMap<List<String>, Sighting>();
        Stream.concat(sightings.stream(), other.sightings.stream())
                .forEach(each -> byClient.merge(List.of(each.client(), each.version()), each, Sighting::and));
        return new LoggedOperation(document, operation, usages, List.copyOf(byClient.values()));
    }

    /** Each client that was seen to send it, with the day of the last time in UTC. */
    public List<OperationUse> uses() {
        String name = operation.isEmpty() ? "unnamed, document " + document.substring(0, SHOWN_OF_HASH) : operation;
        return sightings.stream()
                .map(each -> new OperationUse(name, null, null, each.clientAndVersion(), each.lastDay()))
                .toList();
    }

    private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
