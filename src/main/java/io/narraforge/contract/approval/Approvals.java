package io.narraforge.contract.approval;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.problem.Excerpt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody answers for, on one day. An entry approves breaking and dangerous changes until its last day is over; one
 * that approves nothing is a finding itself, so that no entry waits for a change that nobody expects.
 */
public final class Approvals {
    /** Long enough to bring a change out, short enough that somebody looks at it again. */
    private static final int SUGGESTED_DAYS = 90;

    private final String file;
    private final Map<String, ApprovalEntry> entries = new LinkedHashMap<>();
    private final LocalDate today;

    private Approvals(String file, List<ApprovalEntry> entries, LocalDate today) {
        this.file = file;
        entries.forEach(each -> this.entries.put(each.key(), each));
        this.today = today;
    }

    /** What the text of a file approves. */
    public static Approvals read(String file, String text, LocalDate today) {
        return new Approvals(file, ApprovalsReader.read(file, text), today);
    }

    /** Nothing is approved yet, and this would be the file to do so. */
    public static Approvals none(String file, LocalDate today) {
        return new Approvals(file, List.of(), today);
    }

    /** As it was named, for one who adds an entry. */
    public String file() {
        return file;
    }

    /** The changes, those approved that are, and what is wrong with the entries. */
    public List<Change> judge(List<Change> changes) {
        if (entries.isEmpty()) {
            return changes;
        }
        var judged = new ArrayList<Change>();
        for (Change change : changes) {
            ApprovalEntry entry = isWorthApproving(change) ? entries.get(ApprovalEntry.keyFor(change)) : null;
            judged.add(entry == null || isExpired(entry) ? change : change.approvedBy(entry.approval()));
        }
        Map<String, List<Change>> changesByCoordinate =
                changes.stream().collect(Collectors.groupingBy(Change::coordinate));
        for (ApprovalEntry entry : entries.values()) {
            List<Change> there = changesByCoordinate.getOrDefault(entry.coordinate(), List.of());
            finding(entry, there).ifPresent(judged::add);
        }
        return judged.stream().sorted(Change.ORDER).toList();
    }

    private static boolean isWorthApproving(Change change) {
        return change.criticality() != Criticality.SAFE && change.code().section() != Section.APPROVALS;
    }

    private boolean isExpired(ApprovalEntry entry) {
        return entry.approval().expires().isBefore(today);
    }

    private Optional<Change> finding(ApprovalEntry entry, List<Change> there) {
        String what = "The entry for " + entry.code() + " of " + Excerpt.of(entry.coordinate());
        if (there.stream().noneMatch(each -> each.code() == entry.code() && isWorthApproving(each))) {
            String message = "%s approves nothing: %s; remove it.".formatted(what, why(entry, there));
            return Optional.of(finding(ChangeCode.APPROVAL_UNUSED, entry, message));
        }
        String message = "%s expired on %s; take the change back, or have it approved until a later day."
                .formatted(what, entry.approval().expires());
        return isExpired(entry) ? Optional.of(finding(ChangeCode.APPROVAL_EXPIRED, entry, message)) : Optional.empty();
    }

    private static String why(ApprovalEntry entry, List<Change> there) {
        if (there.stream().anyMatch(each -> each.code() == entry.code())) {
            return "the change is safe";
        }
        String others = there.stream()
                .filter(Approvals::isWorthApproving)
                .map(each -> each.code().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "there is no such change, or no longer" : "what changes there is " + others;
    }

    private static Change finding(ChangeCode code, ApprovalEntry entry, String message) {
        return new Change(
                code,
                Criticality.BREAKING,
                entry.coordinate(),
                message,
                entry.approval().place(),
                entry.approval().place(),
                List.of(),
                false,
                null);
    }

    /** The entry that would approve a change; empty where there is one already, which wants a later day instead. */
    public Optional<EntryToAdd> entryFor(Change change) {
        return isWorthApproving(change) && !entries.containsKey(ApprovalEntry.keyFor(change))
                ? Optional.of(new EntryToAdd(change.code(), change.coordinate(), today.plusDays(SUGGESTED_DAYS)))
                : Optional.empty();
    }
}
