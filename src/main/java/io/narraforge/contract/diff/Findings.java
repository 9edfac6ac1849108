package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** The two schemas that are compared, what is known about them, and the changes found so far. */
final class Findings {
    private final Schema published;
    private final Schema proposed;
    private final DiffTerms terms;
    private final Members publishedMembers;
    private final Members proposedMembers;
    private final Reach reach;
    private final List<Change> changes = new ArrayList<>();

    Findings(Schema published, Schema proposed, DiffTerms terms) {
        this.published = published;
        this.proposed = proposed;
        this.terms = terms;
        this.publishedMembers = new Members(published);
        this.proposedMembers = new Members(proposed);
        this.reach = Reach.of(published, publishedMembers);
    }

    Schema published() {
        return published;
    }

    Schema proposed() {
        return proposed;
    }

    DiffTerms terms() {
        return terms;
    }

    Members publishedMembers() {
        return publishedMembers;
    }

    /** Of the published schema: what nobody could come to, nobody can miss. */
    Reach reach() {
        return reach;
    }

    /** Whether a client that got the first can only get the second now, or what is one of its members. */
    boolean isMemberOf(String published, String proposed) {
        return publishedMembers.of(published).contains(proposed)
                && proposedMembers.of(published).contains(proposed);
    }

    void add(ChangeCode code, Criticality criticality, At at, String message) {
        List<OperationUse> broken = criticality == Criticality.BREAKING
                ? terms.operations().using(at.coordinate()).orElse(List.of())
                : List.of();
        changes.add(new Change(code, criticality, at.coordinate(), message, at.place(), broken));
    }

    List<Change> inOrder() {
        return changes.stream().sorted(Change.ORDER).toList();
    }

    /** What changed, and where it stands. */
    record At(String coordinate, Place place) {}
}
