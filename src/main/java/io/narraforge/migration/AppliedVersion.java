package io.narraforge.migration;

import java.time.Duration;
import java.util.Locale;

/** A version that was applied just now. */
public record AppliedVersion(String version, String description, Duration took) {

    public String words() {
        return String.format(Locale.ROOT, "%s (%s) in %.2f s", version, description, took.toMillis() / 1000.0);
    }
}
