package io.narraforge.contract.operations.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How often one client was seen to send an operation.
 *
 * @param client as it calls itself; empty where it does not say
 * @param version of the client, likewise
 */
public record Sighting(String client, String version, long count, Instant firstSeen, Instant lastSeen) {

    /** As people write it; null where the client says nothing of itself. */
    @Nullable
    String clientAndVersion() {
        String both = (client + " " + version).strip();
        return both.isEmpty() ? null : both;
    }

    String lastDay() {
        return LocalDate.ofInstant(lastSeen, ZoneOffset.UTC).toString();
    }

    /** What two servers have seen of the same client. */
    Sighting and(Sighting other) {
        return new Sighting(
                client,
                version,
                count + other.count,
                firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
    }
}
