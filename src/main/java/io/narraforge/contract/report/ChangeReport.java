package io.narraforge.contract.report;

import io.narraforge.contract.approval.EntryToAdd;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a comparison.
 *
 * @param changes in order, with what is wrong with the approvals
 * @param hidden how many changes of descriptions are left out
 */
public record ChangeReport(List<Change> changes, int hidden, ReportTerms terms) {
    /** All changes but those of descriptions, which are only counted. */
    public static ChangeReport withoutDescriptions(List<Change> changes, ReportTerms terms) {
        List<Change> told = changes.stream()
                .filter(each -> each.code().section() != Section.DESCRIPTIONS)
                .toList();
        return new ChangeReport(told, changes.size() - told.size(), terms);
    }

    /** All changes. */
    public static ChangeReport withDescriptions(List<Change> changes, ReportTerms terms) {
        return new ChangeReport(changes, 0, terms);
    }

    List<Change> in(Section section) {
        return changes.stream().filter(each -> each.code().section() == section).toList();
    }

    /** The changes of the schema, those of deprecations and descriptions aside. */
    List<Change> in(Criticality criticality) {
        return in(Section.CHANGES).stream()
                .filter(each -> each.criticality() == criticality)
                .toList();
    }

    /** Of all changes of the schema. */
    long count(Criticality criticality) {
        return changes.stream()
                .filter(each -> each.criticality() == criticality && each.code().section() != Section.APPROVALS)
                .count();
    }

    /** How many breaking changes break no known operation. */
    long unused() {
        return changes.stream().filter(Change::isUnused).count();
    }

    /** How many changes of a criticality somebody answers for. */
    long approved(Criticality criticality) {
        return changes.stream()
                .filter(each -> each.criticality() == criticality && each.approval() != null)
                .count();
    }

    boolean isFinding(Change change) {
        return terms.isFinding(change);
    }

    /** How loudly a CI system tells of it; empty for what nobody has to hear of. */
    Optional<Level> level(Change change) {
        if (isFinding(change)) {
            return Optional.of(Level.ERROR);
        }
        if (change.approval() != null || change.code().section() == Section.DEPRECATIONS) {
            return Optional.of(Level.NOTE);
        }
        return change.criticality() == Criticality.SAFE ? Optional.empty() : Optional.of(Level.WARNING);
    }

    /** All that a CI system tells of. */
    List<Change> loudestFirst() {
        return changes.stream()
                .filter(each -> level(each).isPresent())
                .sorted(Comparator.comparing(each -> level(each).orElseThrow()))
                .toList();
    }

    /** Whether there is anything that somebody has to do something about. */
    public boolean hasFinding() {
        return changes.stream().anyMatch(terms::isFinding);
    }

    /** The entry that would let a finding pass. */
    Optional<EntryToAdd> entryFor(Change change) {
        return isFinding(change) ? terms.approvals().entryFor(change) : Optional.empty();
    }

    /** Those of all findings, each once. */
    List<EntryToAdd> entriesToAdd() {
        return changes.stream()
                .flatMap(each -> entryFor(each).stream())
                .distinct()
                .toList();
    }
}
