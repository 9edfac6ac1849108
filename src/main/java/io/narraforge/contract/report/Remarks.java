package io.narraforge.contract.report;

import io.narraforge.contract.approval.EntryToAdd;
import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about a change besides its message, in words. */
final class Remarks {
    /** As many operations as a reader of an annotation or a comment looks through. */
    static final int FEW = 10;

    private Remarks() {}

    /** The message, and that nobody uses it, if so. */
    static String sentence(Change change) {
        return change.message() + (change.isUnused() ? " No known operation uses it." : "");
    }

    /** Who uses what breaks, where, and when that was seen. */
    static String of(OperationUse use) {
        var words = new StringBuilder("breaks ").append(use.operation());
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

    /** Each operation that it breaks, and who answers for it. */
    static List<String> all(Change change) {
        return lines(change, Integer.MAX_VALUE);
    }

    /** The same, of not more operations than somebody reads. */
    static List<String> few(Change change) {
        return lines(change, FEW);
    }

    private static List<String> lines(Change change, int most) {
        var lines = new ArrayList<String>();
        change.operations().stream().limit(most).map(Remarks::of).forEach(lines::add);
        int more = change.operations().size() - most;
        if (more > 0) {
            lines.add("breaks %d more operation%s".formatted(more, more == 1 ? "" : "s"));
        }
        Approval approval = change.approval();
        if (approval != null) {
            lines.add("approved by %s until %s: %s".formatted(approval.who(), approval.expires(), approval.why()));
        }
        return lines;
    }

    /** Where it stands, when that is another file than the one that is annotated. */
    static Optional<String> published(Change change) {
        return change.place().equals(change.annotated())
                ? Optional.empty()
                : Optional.of("It stood at " + change.place() + ".");
    }

    /** How to let a finding pass. */
    static List<String> toPass(EntryToAdd entry, String approvalsFile) {
        var lines = new ArrayList<String>();
        lines.add("If it is meant to come, it passes with an entry in %s, below its line approvals:"
                .formatted(approvalsFile));
        lines.addAll(entry.yaml());
        return lines;
    }
}
