package io.narraforge.server;

import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.contract.impact.ContractFields;
import io.narraforge.database.Database;
import io.narraforge.engine.Feature;
import io.narraforge.engine.ModelEngine;
import io.narraforge.engine.Observers;
import io.narraforge.feature.artifact.ArtifactFeature;
import io.narraforge.feature.character.CharacterFeature;
import io.narraforge.feature.costsnapshot.CostSnapshotFeature;
import io.narraforge.feature.job.JobFeature;
import io.narraforge.feature.qareport.QaReportFeature;
import io.narraforge.feature.search.SearchFeature;
import io.narraforge.feature.timeline.TimelineFeature;
import io.narraforge.feature.world.WorldFeature;
import io.narraforge.generated.DefaultSchema;
import io.narraforge.model.ColumnReaders;
import io.narraforge.model.Misfit;
import io.narraforge.model.Model;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.telemetry.Telemetry;
import java.util.List;
import java.util.Optional;

/** What this build serves: the generated tables and the features, in one place. */
public final class Domain {
    static final List<Feature> FEATURES = List.of(
            new ArtifactFeature(),
            new CharacterFeature(),
            new CostSnapshotFeature(),
            new JobFeature(),
            new QaReportFeature(),
            new SearchFeature(),
            new TimelineFeature(),
            new WorldFeature());

    private Domain() {}

    /** The contract bound to the tables of this build. */
    public static Model bind(TypeDefinitionRegistry contract) {
        return ModelEngine.bind(contract, DefaultSchema.DEFAULT_SCHEMA, FEATURES);
    }

    /** Where the contract disagrees with the tables of this build; empty when it can be bound to them. */
    public static List<Misfit> misfits(TypeDefinitionRegistry contract) {
        return ModelEngine.misfits(contract, DefaultSchema.DEFAULT_SCHEMA, FEATURES);
    }

    /**
     * Which fields of the contract have their source where. By convention alone while the contract does not fit the
     * tables of this build, which is how it is in the middle of work on a migration.
     */
    public static ContractFields fields(TypeDefinitionRegistry contract) {
        try {
            return new ContractFields(contract, Optional.of(new ColumnReaders(bind(contract))));
        } catch (ProblemOccurredException mismatch) {
            if (mismatch.problem() instanceof Problem.ContractMismatch) {
                return new ContractFields(contract, Optional.empty());
            }
            throw mismatch;
        }
    }

    /** The engine over a database of this build's tables. */
    public static ModelEngine engine(TypeDefinitionRegistry contract, Database database, Telemetry telemetry) {
        return engine(contract, database, new Observers(telemetry));
    }

    /** The same, with somebody who wants to know what is executed. */
    static ModelEngine engine(TypeDefinitionRegistry contract, Database database, Observers observers) {
        return ModelEngine.over(contract, DefaultSchema.DEFAULT_SCHEMA, FEATURES, database, observers);
    }
}
