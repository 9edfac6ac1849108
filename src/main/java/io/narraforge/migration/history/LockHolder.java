package io.narraforge.migration.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has a lock that another command waits for. Without the rights of pg_monitor a role is not told everything of
 * another's session; what is not known is empty.
 *
 * @param pid the server's process
 * @param run from the history, where that may be read
 * @param isLeftover whether it is no command any more, but a statement that a killed one has left behind
 */
public record LockHolder(
        int pid,
        Optional<String> role,
        Optional<String> application,
        Optional<String> clientAddress,
        Optional<Instant> since,
        Optional<Run> run,
        boolean isLeftover) {

    LockHolder during(Optional<Run> known) {
        return new LockHolder(pid, role, application, clientAddress, since, known, isLeftover);
    }

    public String words() {
        String who = run.map(Run::words).orElseGet(this::session);
        if (isLeftover) {
            return ("a statement that a killed command has left at work in the server's process %d (%s); if it should"
                            + " not be waited for: SELECT pg_terminate_backend(%d)")
                    .formatted(pid, session(), pid);
        }
        return "%s (process %d of the server)".formatted(who, pid);
    }

    private String session() {
        return application.map(name -> "`" + name + "`").orElse("a session")
                + role.map(name -> " of role " + name).orElse("")
                + clientAddress.map(address -> " from " + address).orElse("")
                + since.map(time -> ", connected since " + Moment.inWords(time)).orElse("");
    }
}
