package io.narraforge.migration;

import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.scratch.ScratchDatabase;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.telemetry.Telemetry;

/** Scratch databases that are migrated to a version of ours. */
public final class VersionedScratch {
    private VersionedScratch() {}

    /** One without rows, to be closed by the caller. */
    public static ScratchDatabase atVersion(String version, ConnectionSettings live, Telemetry telemetry) {
        ScratchDatabase scratch = ScratchDatabase.create(live, telemetry);
        try {
            new Migrator(scratch.database().dataSource()).migrateTo(version);
            return scratch;
        } catch (RuntimeException failure) {
            scratch.close();
            throw failure;
        }
    }

    /** What a database at this version consists of, on the live one's server if that can be. */
    public static Catalog catalogAt(String version, ConnectionSettings live, Telemetry telemetry) {
        try (ScratchDatabase scratch = atVersion(version, live, telemetry)) {
            return scratch.database().run(Catalog::read);
        }
    }
}
