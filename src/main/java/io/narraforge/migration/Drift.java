package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.telemetry.Telemetry;

/** Finds what was done to the schema of a database behind the back of its migrations. Changes nothing there. */
public final class Drift {
    private final Database live;
    private final ConnectionSettings connection;
    private final Telemetry telemetry;

    public Drift(Database live, ConnectionSettings connection, Telemetry telemetry) {
        this.live = live;
        this.connection = connection;
        this.telemetry = telemetry;
    }

    /** Compares with a scratch database at the same version, which takes some seconds. */
    public DriftReport report() {
        try {
            String version = new Migrator(live.dataSource()).requireKnownVersion();
            Catalog expected = VersionedScratch.catalogAt(version, connection, telemetry);
            Catalog actual = live.run(Catalog::read);
            return new DriftReport.Compared(version, CatalogDifference.between(expected, actual));
        } catch (ProblemOccurredException refused) {
            if (refused.problem() instanceof Problem.DatabaseNotReady reason) {
                return new DriftReport.Incomparable(reason.message());
            }
            throw refused;
        }
    }
}
