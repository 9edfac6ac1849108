package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import java.util.List;

/**
 * What is told of a comparison.
 *
 * @param changes in order
 * @param hidden how many changes of descriptions are left out
 */
public record ChangeReport(List<Change> changes, int hidden) {
    /** All changes but those of descriptions, which are only counted. */
    public static ChangeReport withoutDescriptions(List<Change> changes) {
        List<Change> told = changes.stream()
                .filter(each -> each.code().section() != Section.DESCRIPTIONS)
                .toList();
        return new ChangeReport(told, changes.size() - told.size());
    }

    /** All changes. */
    public static ChangeReport withDescriptions(List<Change> changes) {
        return new ChangeReport(changes, 0);
    }

    List<Change> in(Section section) {
        return changes.stream().filter(each -> each.code().section() == section).toList();
    }

    long count(Criticality criticality) {
        return changes.stream()
                .filter(each -> each.criticality() == criticality)
                .count();
    }

    /** How many breaking changes break no known operation. */
    long unused() {
        return changes.stream().filter(Change::isUnused).count();
    }

    /** Whether there is a change of a criticality, or of a worse one. */
    public boolean has(Criticality atLeast) {
        return changes.stream().anyMatch(each -> each.criticality().compareTo(atLeast) <= 0);
    }
}
