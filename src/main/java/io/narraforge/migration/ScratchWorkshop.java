package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.migration.adoption.Workshop;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.scratch.ScratchDatabase;
import io.narraforge.telemetry.Telemetry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works in scratch databases beside the live one. */
public final class ScratchWorkshop implements Workshop {
    private final Workplace live;
    private final Telemetry telemetry;
    private @Nullable Catalog v1;

    public ScratchWorkshop(Workplace live, Telemetry telemetry) {
        this.live = live;
        this.telemetry = telemetry;
    }

    @Override
    public Catalog v1() {
        if (v1 == null) {
            v1 = VersionedScratch.catalogAt("V1", live.connection(), telemetry);
        }
        return v1;
    }

    @Override
    public <T extends @Nullable Object> T inEmptyDatabase(Function<Database, T> work) {
        try (ScratchDatabase scratch = ScratchDatabase.create(live.connection(), telemetry)) {
            return work.apply(scratch.database());
        }
    }
}
