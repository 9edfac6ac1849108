package io.narraforge.plan.value;

import io.narraforge.plan.Place;
import io.narraforge.problem.Excerpt;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of time zones that PostgreSQL knows, too; offsets are none: PostgreSQL reads their sign the other way. */
public final class TimeZoneName {
    public static final String UTC = "UTC";

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
            // Java's own, not of the IANA
            .filter(name -> !name.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private TimeZoneName() {}

    /** Every name that is read. */
    public static Set<String> known() {
        return KNOWN;
    }

    /** Reads a name. */
    public static String read(Object given, Place place) {
        String name = given.toString();
        if (!KNOWN.contains(name)) {
            throw place.refuse("is \"" + Excerpt.of(name)
                    + "\"; use the IANA's name of a time zone, such as Europe/Warsaw or UTC, no offset");
        }
        return name;
    }
}
