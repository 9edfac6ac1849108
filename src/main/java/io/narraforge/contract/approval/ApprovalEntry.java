package io.narraforge.contract.approval;

import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;

/** An approval and what it approves: every change of one code at one coordinate. */
record ApprovalEntry(ChangeCode code, String coordinate, Approval approval) {
    private static String key(ChangeCode code, String coordinate) {
        return code + " " + coordinate;
    }

    /** The same for all that it approves, and for no other entry. */
    String key() {
        return key(code, coordinate);
    }

    /** The key of the entry that would approve a change. */
    static String keyFor(Change change) {
        return key(change.code(), change.coordinate());
    }
}
