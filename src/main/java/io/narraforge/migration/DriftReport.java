package io.narraforge.migration;

import io.narraforge.migration.catalog.CatalogDifference;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a database still is what its migrations made of it. */
public sealed interface DriftReport {

    boolean isDrifted();

    /** In one sentence, without its end. */
    String summary();

    /** It was compared with a scratch database at the same version. */
    record Compared(String version, CatalogDifference difference) implements DriftReport {
        @Override
        public boolean isDrifted() {
            return !difference.isEmpty();
        }

        @Override
        public String summary() {
            return difference.findings().stream()
                    .map(finding ->
                            finding.subject() + " is " + finding.kind().name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
    }

    /** It is at no version that this build could make: the message says why, and which command mends it. */
    record Incomparable(String message) implements DriftReport {
        @Override
        public boolean isDrifted() {
            return true;
        }

        @Override
        public String summary() {
            return message;
        }
    }
}
