package io.narraforge.migration.adoption;

import io.narraforge.database.WholeOrNothing;
import io.narraforge.migration.adoption.Assessment.Refused;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.migration.catalog.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a database that no migration has touched is, by its catalog. Reads only.
 *
 * @param catalog of all that is in its schema
 * @param revisions the rows of alembic_version; empty when there is no such table
 * @param obstacles what a migration will be refused for, and no copy of the schema meets
 */
public record Inspection(
        Assessment assessment, Catalog catalog, Optional<List<String>> revisions, List<String> obstacles) {

    public Inspection {
        obstacles = List.copyOf(obstacles);
    }

    /** The tables that are taken over. */
    public static List<String> tables() {
        return LegacyTable.names();
    }

    /** In the transaction that is open, which stays so; no table's rows but Alembic's are read. */
    public static Inspection of(Connection live, Workshop workshop) throws SQLException {
        LegacyFacts facts = LegacyFacts.read(live);
        Optional<Refused> atSight = Assessor.refusedAtSight(facts);
        return new Inspection(
                atSight.isPresent() ? atSight.get() : assess(live, facts, workshop),
                facts.catalog(),
                facts.revisions(),
                ViewsElsewhere.find(live));
    }

    private static Assessment assess(Connection live, LegacyFacts facts, Workshop workshop) throws SQLException {
        Catalog v1 = workshop.v1();
        if (facts.legacyTables().size() < LegacyTable.ALL.size()) {
            // Without the tables there is nothing to put a bridge on.
            return new Assessor(facts, v1, Optional::empty).assess();
        }
        Bridge bridge = Bridge.from(live);
        return new Assessor(
                        facts,
                        v1,
                        () -> Optional.of(bridge)
                                .filter(each -> !each.statements().isEmpty())
                                .filter(each -> leadsToV1(facts.legacy(), each, v1, workshop)))
                .assess();
    }

    /** Tried on tables without rows: a script is shown only when it is known where it leads. */
    private static boolean leadsToV1(Catalog legacy, Bridge bridge, Catalog v1, Workshop workshop) {
        return workshop.inEmptyDatabase(empty -> empty.run(session -> {
            if (!isCreated(session, legacy)) {
                return false;
            }
            bridge.run(session, statement -> {});
            return CatalogDifference.between(v1, Catalog.read(session)).isEmpty();
        }));
    }

    /** Not where a table of ours hangs on one of somebody else, which is not there. */
    private static boolean isCreated(Connection session, Catalog legacy) {
        try {
            WholeOrNothing.run(session, legacy.statements().all());
            return true;
        } catch (SQLException dependsOnOthers) {
            return false;
        }
    }

    /** The legacy tables, and all that hangs on them. */
    public Catalog legacy() {
        return catalog.within(LegacyFacts.TABLES);
    }

    /** What else is in the schema. */
    public Set<ObjectName> others() {
        return LegacyFacts.others(catalog);
    }

    /** As Alembic wrote it; several of them with blanks between them. */
    public Optional<String> alembicVersion() {
        return revisions.map(rows -> String.join(" ", rows)).filter(text -> !text.isEmpty());
    }
}
