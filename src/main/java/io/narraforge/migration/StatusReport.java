package io.narraforge.migration;

import io.narraforge.migration.SchemaStatus.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Reads Flyway's account of a database; the worst that holds for it is its condition. */
final class StatusReport {
    private final MigrationInfoService account;
    private final boolean tablesWithoutHistory;

    StatusReport(MigrationInfoService account, boolean tablesWithoutHistory) {
        this.account = account;
        this.tablesWithoutHistory = tablesWithoutHistory;
    }

    SchemaStatus status() {
        List<String> failed = versionsWhere(migration -> migration.getState().isFailed());
        // The state has no word for "applied, but unknown to this build and not in the future": a removed file.
        List<String> unknown = versionsWhere(StatusReport::isUnknownToThisBuild);
        List<String> edited = versionsWhere(migration -> migration.isApplied() && !migration.isChecksumMatching());
        if (tablesWithoutHistory) {
            return status(Condition.UNMANAGED, List.of());
        } else if (!failed.isEmpty()) {
            return status(Condition.FAILED, failed);
        } else if (!unknown.isEmpty()) {
            return status(Condition.AHEAD, unknown);
        } else if (!edited.isEmpty()) {
            return status(Condition.EDITED, edited);
        } else if (account.applied().length == 0) {
            return status(Condition.EMPTY, List.of());
        }
        return status(account.pending().length == 0 ? Condition.CURRENT : Condition.BEHIND, List.of());
    }

    private SchemaStatus status(Condition condition, List<String> concerned) {
        return new SchemaStatus(
                condition,
                current(),
                versionsWhere(migration -> !isUnknownToThisBuild(migration)),
                Arrays.stream(account.pending()).map(StatusReport::version).toList(),
                concerned);
    }

    /** The last that was applied to its end: Flyway's notion of it counts one that failed. */
    private Optional<String> current() {
        return Arrays.stream(account.applied())
                .filter(migration -> !migration.getState().isFailed())
                .reduce((earlier, later) -> later)
                .map(StatusReport::version);
    }

    private static boolean isUnknownToThisBuild(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> true;
            default -> false;
        };
    }

    private List<String> versionsWhere(Predicate<MigrationInfo> condition) {
        var versions = new ArrayList<String>();
        for (MigrationInfo migration : account.all()) {
            // A database that was adopted has a row for the version it was adopted at, beside the file of that version.
            if (condition.test(migration) && !versions.contains(version(migration))) {
                versions.add(version(migration));
            }
        }
        return versions;
    }

    private static String version(MigrationInfo migration) {
        return "V" + migration.getVersion();
    }
}
