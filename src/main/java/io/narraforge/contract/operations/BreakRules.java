package io.narraforge.contract.operations;

import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.Schema;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which known operations a change can break, for every code there is. A change that breaks none, as an addition of something
 * optional, is answered with none.
 */
public final class BreakRules implements KnownOperations {
    private final Schema published;
    private final Schema proposed;
    private final Operations operations;
    private final AbstractTypes publishedAbstracts;
    private final AbstractTypes proposedAbstracts;

    /** @param operations by the published schema */
    public BreakRules(Schema published, Schema proposed, Operations operations) {
        this.published = published;
        this.proposed = proposed;
        this.operations = operations;
        this.publishedAbstracts = new AbstractTypes(published);
        this.proposedAbstracts = new AbstractTypes(proposed);
    }

    @Override
    public Optional<List<OperationUse>> brokenBy(ChangeCode code, String coordinate, @Nullable String part) {
        return Optional.of(operations.uses(broken(code, coordinate, part)));
    }

    private BitSet broken(ChangeCode code, String coordinate, @Nullable String part) {
        return switch (code) {
            case ROOT_OPERATION_REMOVED, ROOT_OPERATION_CHANGED, FIELD_REMOVED, FIELD_TYPE_CHANGED, ARGUMENT_REMOVED ->
                operations.naming(coordinate);
            case DIRECTIVE_REMOVED, DIRECTIVE_REPEATABLE_REMOVED, DIRECTIVE_ARGUMENT_REMOVED ->
                operations.naming(coordinate);
            case DIRECTIVE_LOCATION_REMOVED -> operations.naming(coordinate + " " + part);
            case TYPE_REMOVED, TYPE_KIND_CHANGED -> ofType(coordinate);
            case ARGUMENT_ADDED, DIRECTIVE_ARGUMENT_ADDED -> operations.naming(Coordinates.owner(coordinate));
            case ARGUMENT_TYPE_CHANGED, DIRECTIVE_ARGUMENT_TYPE_CHANGED ->
                operations.naming(isRequiredFirst(coordinate) ? Coordinates.owner(coordinate) : coordinate);
            case ARGUMENT_DEFAULT_REMOVED, DIRECTIVE_ARGUMENT_DEFAULT_REMOVED ->
                wasNullable(coordinate)
                        ? operations.naming(Coordinates.owner(coordinate))
                        : operations.omitting(coordinate);
            case INPUT_FIELD_REMOVED -> operations.giving(coordinate);
            case INPUT_FIELD_ADDED, ONE_OF_ADDED -> operations.usingType(Coordinates.type(coordinate));
            case INPUT_FIELD_TYPE_CHANGED ->
                isRequiredFirst(coordinate)
                        ? operations.usingType(Coordinates.type(coordinate))
                        : operations.giving(coordinate);
            case INPUT_FIELD_DEFAULT_REMOVED ->
                wasNullable(coordinate)
                        ? operations.usingType(Coordinates.type(coordinate))
                        : operations.omitting(coordinate);
            case ENUM_VALUE_REMOVED -> operations.meeting(coordinate);
            case UNION_MEMBER_REMOVED -> ofMember(coordinate, Objects.requireNonNull(part));
            case INTERFACE_REMOVED -> ofMember(Objects.requireNonNull(part), coordinate);
            case APPLIED_DIRECTIVE_REMOVED, APPLIED_DIRECTIVE_ADDED, APPLIED_DIRECTIVE_CHANGED ->
                operations.usingAny(coordinate);
            case ROOT_OPERATION_ADDED,
                    TYPE_ADDED,
                    FIELD_ADDED,
                    ENUM_VALUE_ADDED,
                    UNION_MEMBER_ADDED,
                    INTERFACE_ADDED,
                    ONE_OF_REMOVED,
                    DIRECTIVE_ADDED,
                    DIRECTIVE_LOCATION_ADDED,
                    DIRECTIVE_REPEATABLE_ADDED,
                    ARGUMENT_DEFAULT_ADDED,
                    ARGUMENT_DEFAULT_CHANGED,
                    INPUT_FIELD_DEFAULT_ADDED,
                    INPUT_FIELD_DEFAULT_CHANGED,
                    DIRECTIVE_ARGUMENT_DEFAULT_ADDED,
                    DIRECTIVE_ARGUMENT_DEFAULT_CHANGED,
                    SPECIFIED_BY_REMOVED,
                    SPECIFIED_BY_ADDED,
                    SPECIFIED_BY_CHANGED,
                    DEPRECATION_REMOVED,
                    DEPRECATION_ADDED,
                    DEPRECATION_REASON_CHANGED,
                    DESCRIPTION_REMOVED,
                    DESCRIPTION_ADDED,
                    DESCRIPTION_CHANGED,
                    APPROVAL_UNUSED,
                    APPROVAL_EXPIRED -> new BitSet();
        };
    }

    /** Where a type becomes required that was not, those break that don't give it as well as those that do. */
    private boolean isRequiredFirst(String coordinate) {
        InputValue after = Coordinates.find(proposed, coordinate);
        return after != null && after.isRequired() && wasNullable(coordinate);
    }

    /** A usage tells who leaves it out only where null is not allowed. */
    private boolean wasNullable(String coordinate) {
        InputValue before = Coordinates.find(published, coordinate);
        return before != null && !before.isNonNull();
    }

    /** Those that use a type, and those that select one of its interfaces or unions from another that only it was both. */
    private BitSet ofType(String type) {
        BitSet broken = operations.usingType(type);
        List<String> abstracts = List.copyOf(publishedAbstracts.of(type));
        for (int i = 0; i < abstracts.size(); i++) {
            for (String other : abstracts.subList(i + 1, abstracts.size())) {
                if (proposedAbstracts.areApart(abstracts.get(i), other)) {
                    BitSet both = operations.naming(other);
                    both.and(operations.naming(abstracts.get(i)));
                    broken.or(both);
                }
            }
        }
        return broken;
    }

    /** Those that use an interface or a union together with one of its members, or with something else that stands for it. */
    private BitSet ofMember(String anAbstract, String member) {
        BitSet meeting = operations.naming(member);
        Set<String> others = publishedAbstracts.of(member);
        others.stream().filter(each -> !each.equals(anAbstract)).forEach(each -> meeting.or(operations.naming(each)));
        meeting.and(operations.naming(anAbstract));
        return meeting;
    }
}
