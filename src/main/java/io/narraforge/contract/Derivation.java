package io.narraforge.contract;

import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the contract's second part from the first, as bound to the tables: how each entity is paged, filtered, ordered,
 * aggregated, grouped, and written where a mutation does. The second part as it was has no say in it.
 */
public final class Derivation {
    private Derivation() {}

    /**
     * The contract with its second part as it should be; equal to the contract where that is up to date.
     *
     * @throws ProblemOccurredException with all findings when a name is taken that the second part needs
     */
    public static Contract derive(Contract contract, Model model) {
        TypeDefinitionRegistry handWritten = contract.handWrittenTypes();
        List<String> collisions = NameCollisions.find(handWritten, model);
        if (!collisions.isEmpty()) {
            throw new ProblemOccurredException(new Problem.ContractMismatch(collisions));
        }
        String shapes = model.shapes().stream().map(FilterDerivation::of).collect(Collectors.joining());
        String entities =
                model.entities().stream().map(entity -> ofEntity(entity, model)).collect(Collectors.joining());
        Contract derived = contract.withDerivedPart(SharedDefinitions.of(model)
                + shapes
                + entities
                + BesideConnections.ofRoot(model)
                + MutationDerivation.of(handWritten, model));
        // A type of the first part may have the name of a derived one, which only the whole shows.
        derived.types();
        return derived;
    }

    private static String ofEntity(EntityModel entity, Model model) {
        return ConnectionDerivation.of(entity.typeName())
                + FilterDerivation.of(entity, model)
                + OrderDerivation.of(entity)
                + AggregateDerivation.of(entity)
                + GroupDerivation.of(entity)
                + BesideConnections.of(entity);
    }
}
