package io.narraforge.migration.adoption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a copy of the live database that was taken over and migrated.
 *
 * @param tables by name
 * @param versions in their order, as far as they came
 * @param failures of a version on the copy, and of what will fail in the live database alone
 * @param remarks what the copy did not have
 */
public record Rehearsal(List<Table> tables, List<Version> versions, List<String> failures, List<String> remarks) {

    public Rehearsal {
        tables = List.copyOf(tables);
        versions = List.copyOf(versions);
        failures = List.copyOf(failures);
        remarks = List.copyOf(remarks);
    }

    /** A table of the live database, and what the migrations made of its copy; empty where they did not come so far. */
    public record Table(String name, Content live, Optional<Content> migrated) {
        public boolean isKept() {
            return migrated.equals(Optional.of(live));
        }
    }

    /** The rows of a table. */
    public record Content(long rows, String sha256) {}

    /** One version, applied to the copy. */
    public record Version(String version, String description, Duration took) {}

    /** What stands against doing it in earnest. */
    public List<String> findings() {
        var findings = new ArrayList<>(failures);
        for (Table table : tables) {
            table.migrated()
                    .filter(migrated -> !migrated.equals(table.live()))
                    .ifPresent(migrated -> findings.add(finding(table, migrated)));
        }
        return findings;
    }

    private static String finding(Table table, Content migrated) {
        return table.live().rows() == migrated.rows()
                ? "%s: its %d rows do not say after the migrations what they said before"
                        .formatted(table.name(), migrated.rows())
                : "%s: of %d rows, %d are left after the migrations"
                        .formatted(table.name(), table.live().rows(), migrated.rows());
    }
}
