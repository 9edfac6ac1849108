package io.narraforge.migration;

import java.util.List;
import java.util.Optional;

/**
 * What a repair found, and whether it is mended now.
 *
 * @param remarks on what could not be mended here, or may have been left
 */
public record RepairOutcome(List<Repair> repairs, List<String> remarks) {

    /** Whether anything is left as it was. */
    public boolean isComplete() {
        return remarks.isEmpty() && repairs.stream().allMatch(Repair::isMended);
    }

    /**
     * One version.
     *
     * @param difference between what was applied and the file; empty where no text was kept
     * @param explanation in one sentence
     */
    public record Repair(
            String version, boolean isMended, Optional<StatementDifference> difference, String explanation) {}
}
