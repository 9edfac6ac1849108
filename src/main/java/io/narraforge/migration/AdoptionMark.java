package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.database.WholeOrNothing;
import io.narraforge.migration.adoption.Inspection;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.history.Proof;
import io.narraforge.migration.history.Proofs;
import io.narraforge.migration.history.Revision.Direction;
import io.narraforge.migration.history.Revisions;
import io.narraforge.migration.history.Revisions.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Marks a database as being at V1. Flyway marks in a transaction of its own, so the proof is kept before that: a database
 * that is marked has its proof, and a proof without a mark is of a run that was stopped.
 */
final class AdoptionMark {
    private static final String VERSION = "V1";
    private static final String SCRIPT = "V1__legacy_schema.sql";

    private final Database database;
    private final OptionalLong run;

    AdoptionMark(Database database, OptionalLong run) {
        this.database = database;
        this.run = run;
    }

    Proof.Kept mark(Inspection inspection, Proof proof) {
        Proof.Kept kept = database.run(session -> keep(session, inspection, proof));
        new Migrator(database.dataSource()).baseline();
        return kept;
    }

    private Proof.Kept keep(Connection session, Inspection inspection, Proof proof) throws SQLException {
        try {
            return WholeOrNothing.on(session, history -> {
                addRevision(history, inspection);
                return Proofs.add(history, proof);
            });
        } catch (SQLException failure) {
            throw PostgresWords.explain("The proof cannot be kept, so the database is not marked", failure);
        }
    }

    /** As if V1 had made the tables: by this later commands know what is ours, and what is somebody else's. */
    private void addRevision(Connection session, Inspection inspection) throws SQLException {
        Catalog ours = inspection.legacy();
        List<String> others = OurSchema.texts(inspection.others());
        var change = new Revisions.Change(
                VERSION, Direction.UP, Optional.of(VERSION), SCRIPT, MigrationFiles.OF_BUILD.text(SCRIPT), run);
        var before = new State(inspection.catalog().within(Set.of()).fingerprint(), List.of(), others);
        long id = Revisions.begin(session, change, before);
        Revisions.complete(session, id, new State(ours.fingerprint(), OurSchema.texts(ours.names()), others));
    }
}
