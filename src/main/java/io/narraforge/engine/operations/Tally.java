package io.narraforge.engine.operations;

import io.narraforge.contract.operations.log.Sighting;
import io.narraforge.engine.ClientName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** How often one client was seen to send one operation; counted by many threads at once. */
final class Tally {
    /** After so long without a sight, having been seen twice as often is worth no more. */
    private static final Duration HALF_LIFE = Duration.ofDays(30);

    private final ClientName client;
    private final Instant firstSeen;
    private final LongAdder count = new LongAdder();
    private volatile long lastSeenSecond;

    private Tally(ClientName client, Instant firstSeen, Instant lastSeen) {
        this.client = client;
        this.firstSeen = firstSeen;
        this.lastSeenSecond = lastSeen.getEpochSecond();
    }

    static Tally beginning(ClientName client, Instant now) {
        return new Tally(client, Instant.ofEpochSecond(now.getEpochSecond()), now);
    }

    static Tally of(Sighting sighting) {
        var tally = new Tally(
                new ClientName(sighting.client(), sighting.version()), sighting.firstSeen(), sighting.lastSeen());
        tally.count.add(sighting.count());
        return tally;
    }

    ClientName client() {
        return client;
    }

    void count(Instant now) {
        count.increment();
        // Seconds are enough, and most requests then write nothing that other cores read. A clock may be set back.
        if (now.getEpochSecond() > lastSeenSecond) {
            lastSeenSecond = now.getEpochSecond();
        }
    }

    /**
     * What it is worth to be kept: often seen and lately seen are both good, and one makes up for the other. Whoever
     * sends something new each time is worth least.
     */
    double worth(Instant now) {
        double unseen = (double) (now.getEpochSecond() - lastSeenSecond) / (double) HALF_LIFE.toSeconds();
        return Math.log((double) Math.max(1, count.sum())) / Math.log(2) - unseen;
    }

    Sighting sighting() {
        // One that was only just begun is counted in a moment.
        long seen = Math.max(1, count.sum());
        return new Sighting(client.name(), client.version(), seen, firstSeen, Instant.ofEpochSecond(lastSeenSecond));
    }
}
