package io.narraforge.migration.history;

import java.time.Instant;
import java.util.Optional;

/**
 * One command that changed a database, or began to.
 *
 * @param command its words, such as {@code db migrate}
 * @param version the version that it was about
 * @param detail a JSON object of what else there is to say
 * @param clientHost the address that it came from, as the server saw it; empty for a socket of the same machine
 * @param backendPid the server's process that held its lock
 */
public record Run(
        long id,
        String command,
        RunState state,
        Optional<String> version,
        String detail,
        Instant startedAt,
        Optional<Instant> endedAt,
        String role,
        Optional<String> clientHost,
        int backendPid,
        String build) {

    /** As an operator speaks of it. */
    public String words() {
        return "`./narra %s` of role %s%s, begun %s"
                .formatted(
                        command, role, clientHost.map(host -> " from " + host).orElse(""), Moment.inWords(startedAt));
    }
}
