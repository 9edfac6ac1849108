package io.narraforge.migration.adoption;

import io.narraforge.migration.adoption.Assessment.Adoptable;
import io.narraforge.migration.adoption.Assessment.Bridgeable;
import io.narraforge.migration.adoption.Assessment.Refused;
import io.narraforge.migration.catalog.Catalog;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.migration.catalog.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the variants apart, by what is there and never by what somebody says is there. */
final class Assessor {
    /** The revision that V1 is a copy of. */
    private static final String REFERENCE = "af4b3ea397a4";

    /** The next one, which added tables and changed none of ours. */
    private static final String LATER = "432e6dee00aa";

    private static final String MIGRATE = "./narra db migrate";
    private static final String ADOPT = "./narra db adopt";

    private final LegacyFacts facts;
    private final Catalog v1;
    private final BridgeTrial trial;

    Assessor(LegacyFacts facts, Catalog v1, BridgeTrial trial) {
        this.facts = facts;
        this.v1 = v1;
        this.trial = trial;
    }

    /** Whether a bridge leads to V1, and which. */
    @FunctionalInterface
    interface BridgeTrial {
        /** Empty where none does. */
        Optional<Bridge> find();
    }

    /** Why a database is refused for what it lacks, before its tables are compared with anything; empty when it is not. */
    static Optional<Refused> refusedAtSight(LegacyFacts facts) {
        if (!facts.schema().equals(Optional.of(LegacyFacts.SCHEMA))) {
            return Optional.of(refused(Optional.empty(), otherSchema(facts)));
        }
        if (!facts.legacyTables().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(withoutTables(facts));
    }

    private static Refused refused(Optional<Variant> variant, String reason) {
        return new Refused(variant, reason, List.of(), List.of());
    }

    private static String otherSchema(LegacyFacts facts) {
        String here = facts.schema()
                .map(name -> "This session works in the schema " + name)
                .orElse("No schema of this session's search_path exists");
        return "%s, and NarraForge's migrations work in public alone%s; set currentSchema=public in DATABASE_URL, or ALTER ROLE … SET search_path = public, then run %s again"
                .formatted(
                        here,
                        facts.elsewhere().isEmpty()
                                ? ""
                                : " (legacy tables are in: %s)".formatted(String.join(", ", facts.elsewhere())),
                        ADOPT);
    }

    private static Refused withoutTables(LegacyFacts facts) {
        if (!facts.elsewhere().isEmpty()) {
            return refused(
                    Optional.empty(),
                    "The schema public has none of the legacy tables; they are in another one, where no migration looks: %s. Move them (ALTER TABLE … SET SCHEMA public), then run %s again"
                            .formatted(String.join(", ", facts.elsewhere()), ADOPT));
        }
        if (!facts.others().isEmpty()) {
            return refused(
                    Optional.empty(),
                    "The database has none of the legacy tables, but holds something else (%s); NarraForge wants a database of its own, filled by %s"
                            .formatted(names(facts), MIGRATE));
        }
        return facts.revisions()
                .map(Assessor::onlyAlembic)
                .orElseGet(() -> refused(
                        Optional.empty(),
                        "The database is empty, so there is nothing to adopt; fill it with: " + MIGRATE));
    }

    private static Refused onlyAlembic(List<String> revisions) {
        if (revisions.isEmpty()) {
            return refused(
                    Optional.of(Variant.D),
                    "Alembic was started here and made nothing but its own table, so there is no row to take over."
                            + " Drop that table (DROP TABLE public.alembic_version) and fill the empty database with: "
                            + MIGRATE);
        }
        return refused(
                Optional.empty(),
                "alembic_version says %s, but none of the legacy tables is there: they were dropped, or never made. Restore them from a backup and run %s again; or, if nothing is to be taken over, DROP TABLE public.alembic_version, then %s"
                        .formatted(String.join(", ", revisions), ADOPT, MIGRATE));
    }

    private static String names(LegacyFacts facts) {
        List<String> names =
                facts.others().stream().map(ObjectName::toString).limit(10).toList();
        int more = facts.others().size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    /** After {@link #refusedAtSight} had nothing against it. */
    Assessment assess() {
        CatalogDifference difference = CatalogDifference.between(v1, facts.legacy());
        List<String> remarks = remarks(difference);
        Optional<String> unknown = unknownRevision();
        if (unknown.isPresent()) {
            return new Refused(Optional.empty(), unknown.get(), difference.findings(), remarks);
        }
        if (difference.isEmpty()) {
            return new Adoptable(variantOfV1(), remarks);
        }
        Optional<Bridge> bridge = trial.find();
        if (bridge.isPresent()) {
            return new Bridgeable(Variant.B, bridge.get(), difference.findings(), remarks);
        }
        return new Refused(
                Optional.of(Variant.F),
                "The tables have the names of the legacy ones, but are not those that this build knows; nothing is changed. The differences follow; if they are meant, no migration of ours fits this database. If not, mend them and run %s again"
                        .formatted(ADOPT),
                difference.findings(),
                remarks);
    }

    private List<String> remarks(CatalogDifference difference) {
        var remarks = new ArrayList<>(difference.remarks());
        facts.others()
                .forEach(other -> remarks.add("The " + other + " is not of the legacy service; it is left alone"));
        facts.extensions().forEach(name -> remarks.add("The extension " + name + " is left alone"));
        facts.revisions()
                .ifPresent(revisions -> remarks.add(
                        revisions.isEmpty()
                                ? "alembic_version is there and empty; it stays as it is"
                                : "alembic_version stays as it is, at " + String.join(", ", revisions)));
        facts.elsewhere()
                .forEach(table ->
                        remarks.add("The table " + table + " is in a schema of somebody else; it is left alone"));
        return remarks;
    }

    private Optional<String> unknownRevision() {
        List<String> unknown = facts.revisions().orElse(List.of()).stream()
                .filter(revision -> !revision.equals(REFERENCE) && !revision.equals(LATER))
                .toList();
        boolean isSingle = facts.revisions().orElse(List.of()).size() <= 1;
        if (unknown.isEmpty() && isSingle) {
            return Optional.empty();
        }
        return Optional.of(
                "alembic_version says %s; this build knows %s and %s, each alone, and cannot tell what another revision has changed. Take the database to one of them with the legacy service (alembic downgrade %s) and run %s again"
                        .formatted(
                                facts.revisions().orElse(List.of()).stream().collect(Collectors.joining(" and ")),
                                REFERENCE,
                                LATER,
                                REFERENCE,
                                ADOPT));
    }

    private Variant variantOfV1() {
        List<String> revisions = facts.revisions().orElse(List.of());
        if (revisions.isEmpty()) {
            return Variant.C;
        }
        return revisions.contains(LATER) ? Variant.E : Variant.A;
    }
}
