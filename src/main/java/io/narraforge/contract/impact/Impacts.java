package io.narraforge.contract.impact;

import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.diff.OperationUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From tables to what the contract makes of them to the operations that use it. */
public final class Impacts {
    private final ContractFields contract;
    private final KnownOperations operations;

    public Impacts(ContractFields contract, KnownOperations operations) {
        this.contract = contract;
        this.operations = operations;
    }

    /** The contract alone. */
    public ContractFields contract() {
        return contract;
    }

    /** What a change affects. An operation uses a part when its removal would break the operation. */
    public Impact of(SourceChange change) {
        var affected = new ArrayList<Affected>();
        boolean areOperationsKnown = false;
        for (String coordinate : contract.affectedBy(change)) {
            Optional<List<OperationUse>> uses = operations.brokenBy(contract.removalOf(coordinate), coordinate, null);
            areOperationsKnown |= uses.isPresent();
            affected.add(new Affected(Role.of(coordinate), coordinate, uses.orElse(List.of())));
        }
        return new Impact(change, affected, areOperationsKnown);
    }
}
