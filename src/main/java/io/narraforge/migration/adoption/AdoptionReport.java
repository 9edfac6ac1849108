package io.narraforge.migration.adoption;

import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.history.Proof;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a database was found to be, and what was done.
 *
 * @param sentence what it comes to, and the command that goes on
 * @param examination empty where the database is managed already
 * @param bridge the script that was shown or run; none as a rule
 * @param proof that is kept of a database that is taken over
 * @param rehearsal of a rehearsal alone
 */
public record AdoptionReport(
        Outcome outcome,
        String sentence,
        Optional<Variant> variant,
        Optional<Examination> examination,
        Optional<Bridge> bridge,
        Optional<Proof.Kept> proof,
        Optional<Rehearsal> rehearsal) {

    /** What it comes to. */
    public enum Outcome {
        /** V1 is marked as applied, now. */
        ADOPTED,
        /** Nothing was left to do: migrations of ours manage it. */
        MANAGED,
        /** A copy was taken over and migrated, and all of it was kept. */
        REHEARSED,
        /** A script has to run first, which the operator wants to see. */
        BRIDGE_NEEDED,
        /** Nothing was done. */
        REFUSED;

        public boolean isFinding() {
            return this == BRIDGE_NEEDED || this == REFUSED;
        }
    }

    /** Of a database that is not looked at any closer. */
    public static AdoptionReport of(Outcome outcome, String sentence) {
        return new AdoptionReport(
                outcome,
                sentence,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a database that was looked at. */
    public static AdoptionReport of(
            Outcome outcome, String sentence, Optional<Variant> variant, Examination examination) {
        return new AdoptionReport(
                outcome,
                sentence,
                variant,
                Optional.of(examination),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of the seven tables from V1. */
    public List<Finding> differences() {
        return assessment().map(Assessment::differences).orElse(List.of());
    }

    /** What was seen and changes nothing now. */
    public List<String> remarks() {
        return examination
                .map(Examination::inspection)
                .map(inspection -> Stream.concat(
                                inspection.assessment().remarks().stream(), inspection.obstacles().stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Assessment> assessment() {
        return examination.map(each -> each.inspection().assessment());
    }

    public AdoptionReport withBridge(Bridge script) {
        return new AdoptionReport(outcome, sentence, variant, examination, Optional.of(script), proof, rehearsal);
    }

    public AdoptionReport withProof(Proof.Kept kept) {
        return new AdoptionReport(outcome, sentence, variant, examination, bridge, Optional.of(kept), rehearsal);
    }

    public AdoptionReport withRehearsal(Rehearsal done) {
        return new AdoptionReport(outcome, sentence, variant, examination, bridge, proof, Optional.of(done));
    }
}
