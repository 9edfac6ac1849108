package io.narraforge.migration.history;

import java.util.Locale;

/** What became of a run. */
public enum RunState {
    /** It is at work, or it was killed: that depends on whether somebody holds the lock. */
    RUNNING,
    DONE,
    FAILED,
    /** It was killed, which a later run has noticed. */
    INTERRUPTED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState parse(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
