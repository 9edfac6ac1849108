package io.narraforge.engine.operations;

import io.narraforge.contract.operations.Usage;
import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.operations.log.Sighting;
import io.narraforge.engine.ClientName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which client sent which operation how often. Bounded in the number of such pairs and in the length of what is kept of
 * them: where one more would be too much, the tenth goes that is worth least.
 */
final class SeenOperations {
    /**
     * How much is kept.
     *
     * @param pairs of an operation and a client
     * @param characters of names and coordinates, about what the log has
     */
    record Bounds(int pairs, long characters) {
        static final Bounds USUAL = new Bounds(10_000, 8L << 20);

        /** Some room is made at once, so that a flood of new operations is not one search for each. */
        private Bounds afterMakingRoom() {
            return new Bounds(pairs - pairs / 10, characters - characters / 10);
        }
    }

    /** What the log has around names: braces, keys, two times. */
    private static final int FRAME = 130;

    private final Bounds bounds;
    private final Map<SentOperation.Key, Seen> seenByKey = new ConcurrentHashMap<>();
    private int pairs;
    private long characters;

    SeenOperations(Bounds bounds) {
        this.bounds = bounds;
    }

    /** An operation, and the clients that sent it. */
    private static final class Seen {
        final Map<ClientName, Tally> tallyByClient = new ConcurrentHashMap<>();
        volatile Usage usage;

        Seen(Usage usage) {
            this.usage = usage;
        }
    }

    /** Where a tally is kept. */
    private record Kept(SentOperation.Key key, Seen seen, Tally tally, double worth) {}

    void count(SentOperation operation, ClientName client, Instant now) {
        Seen seen = seenByKey.get(operation.key());
        Tally tally = seen != null && isPresent(seen.usage, operation.usage()) ? seen.tallyByClient.get(client) : null;
        (tally == null ? begin(operation, client, now) : tally).count(now);
    }

    /**
     * After a change of the contract the same text may ask for something else than it did. Asked for each request, so not
     * by what is in the two: one that is equal is taken over, and next time it is the same.
     */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isPresent(Usage kept, Usage read) {
        return kept == read;
    }

    private synchronized Tally begin(SentOperation operation, ClientName client, Instant now) {
        Seen seen = seenWith(operation.key(), operation.usage());
        Tally known = seen.tallyByClient.get(client);
        if (known != null) {
            return known;
        }
        Tally tally = Tally.beginning(client, now);
        add(seen, tally);
        makeRoom(now);
        return tally;
    }

    private Seen seenWith(SentOperation.Key key, Usage usage) {
        Seen known = seenByKey.get(key);
        if (known == null) {
            Seen begun = new Seen(usage);
            seenByKey.put(key, begun);
            characters += length(key, usage);
            return begun;
        }
        characters += length(key, usage) - length(key, known.usage);
        known.usage = usage;
        return known;
    }

    private void add(Seen seen, Tally tally) {
        seen.tallyByClient.put(tally.client(), tally);
        pairs++;
        characters += length(tally.client());
    }

    /** Takes over what was logged before. */
    synchronized void add(Collection<LoggedOperation> logged, Instant now) {
        for (LoggedOperation each : logged) {
            Seen seen = seenWith(new SentOperation.Key(each.document(), each.operation()), each.usage());
            for (Sighting sighting : each.sightings()) {
                add(seen, Tally.of(sighting));
            }
        }
        makeRoom(now);
    }

    private void makeRoom(Instant now) {
        if (!isMoreThan(bounds)) {
            return;
        }
        List<Kept> kept = kept(now);
        kept.sort(Comparator.comparingDouble(Kept::worth));
        Bounds room = bounds.afterMakingRoom();
        for (int i = 0; i < kept.size() && isMoreThan(room); i++) {
            remove(kept.get(i));
        }
    }

    private boolean isMoreThan(Bounds some) {
        return pairs > some.pairs() || characters > some.characters();
    }

    private List<Kept> kept(Instant now) {
        var kept = new ArrayList<Kept>(pairs);
        seenByKey.forEach((key, seen) ->
                seen.tallyByClient.values().forEach(tally -> kept.add(new Kept(key, seen, tally, tally.worth(now)))));
        return kept;
    }

    private void remove(Kept least) {
        least.seen().tallyByClient.remove(least.tally().client());
        pairs--;
        characters -= length(least.tally().client());
        if (least.seen().tallyByClient.isEmpty()) {
            seenByKey.remove(least.key());
            characters -= length(least.key(), least.seen().usage);
        }
    }

    private static long length(SentOperation.Key key, Usage usage) {
        return FRAME
                + key.document().length()
                + key.name().length()
                + length(usage.coordinates())
                + length(usage.variableTypes())
                + length(usage.omitted());
    }

    private static long length(Collection<String> names) {
        return names.stream().mapToLong(name -> name.length() + 3).sum();
    }

    private static long length(ClientName client) {
        return (long) FRAME + client.name().length() + client.version().length();
    }

    /** All of it as it is now, by name. */
    synchronized List<LoggedOperation> logged() {
        var logged = new ArrayList<LoggedOperation>();
        seenByKey.forEach((key, seen) -> logged.add(new LoggedOperation(
                key.document(),
                key.name(),
                seen.usage,
                seen.tallyByClient.values().stream().map(Tally::sighting).toList())));
        return LoggedOperation.merged(logged);
    }
}
