package io.narraforge.contract.report;

import io.narraforge.contract.approval.Approvals;
import io.narraforge.contract.diff.Change;

/**
 * What a report depends on besides the changes.
 *
 * @param isUnusedSafe whether a breaking change passes that breaks no known operation
 * @param approvals name the entry that would let a finding pass
 * @param paths of the files that annotations point into
 */
public record ReportTerms(FailOn failOn, boolean isUnusedSafe, Approvals approvals, RepositoryPaths paths) {
    /** Whether somebody has to do something about it before it may pass. */
    boolean isFinding(Change change) {
        boolean passes = change.approval() != null || (isUnusedSafe && change.isUnused());
        return failOn.includes(change.criticality()) && !passes;
    }
}
