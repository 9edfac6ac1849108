package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two schemas that are compared, what is known about them, and the changes found so far. */
final class Findings {
    private final Schema published;
    private final Schema proposed;
    private final DiffTerms terms;
    private final Members publishedMembers;
    private final Members proposedMembers;
    private final Reach reach;
    private final NearestPlace places;
    private final List<Change> changes = new ArrayList<>();

    Findings(Schema published, Schema proposed, DiffTerms terms) {
        this.published = published;
        this.proposed = proposed;
        this.terms = terms;
        this.publishedMembers = new Members(published);
        this.proposedMembers = new Members(proposed);
        this.reach = Reach.of(published, publishedMembers);
        this.places = new NearestPlace(proposed);
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
        Optional<List<OperationUse>> broken =
                criticality == Criticality.BREAKING ? brokenBy(code, at) : Optional.empty();
        boolean isUnused = broken.filter(List::isEmpty).isPresent();
        List<OperationUse> operations = broken.orElse(List.of());
        Place annotated = code.isOfWhatIsGone() ? places.nearest(at.coordinate()) : at.place();
        changes.add(new Change(
                code, criticality, at.coordinate(), message, at.place(), annotated, operations, isUnused, null));
    }

    /** The known operations that a change would break; empty when none are known. */
    Optional<List<OperationUse>> brokenBy(ChangeCode code, At at) {
        return terms.operations().brokenBy(code, at.coordinate(), at.part());
    }

    List<Change> inOrder() {
        return changes.stream().sorted(Change.ORDER).toList();
    }

    /**
     * What changed, and where it stands.
     *
     * @param part what of it, where GraphQL has no coordinate for that
     */
    record At(String coordinate, @Nullable String part, Place place) {
        At(String coordinate, Place place) {
            this(coordinate, null, place);
        }
    }
}
