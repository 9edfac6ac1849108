package io.narraforge.contract.report;

import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Place;
import java.util.Optional;

/** What is said about a change besides its message, in words. */
final class Remarks {
    /** Of a change that breaks none of the operations that are known. */
    static final String UNUSED = "No known operation uses it.";

    private Remarks() {}

    /** The message, and that nobody uses it, if so. */
    static String sentence(Change change) {
        return change.message() + (change.isUnused() ? " " + UNUSED : "");
    }

    /** Who uses what breaks, where, and when that was seen. */
    static String of(OperationUse use) {
        var words = new StringBuilder(use.operation());
        if (use.file() != null) {
            words.append(" at ").append(new Place(use.file(), use.line()));
        }
        if (use.client() != null) {
            words.append(", sent by ").append(use.client());
        }
        if (use.lastSeen() != null) {
            words.append(", last seen ").append(use.lastSeen());
        }
        return words.toString();
    }

    /** Who answers for it, until when, and why. */
    static Optional<String> approval(Change change) {
        Approval approval = change.approval();
        return approval == null
                ? Optional.empty()
                : Optional.of(
                        "approved by %s until %s: %s".formatted(approval.who(), approval.expires(), approval.why()));
    }
}
