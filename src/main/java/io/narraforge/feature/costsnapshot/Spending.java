package io.narraforge.feature.costsnapshot;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.engine.Columns;
import io.narraforge.engine.MutationInput;
import io.narraforge.engine.Row;
import io.narraforge.engine.RowWrites;
import io.narraforge.engine.Write;
import io.narraforge.engine.Writing;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cost is recorded while the job's row is locked: who records for the same job comes in turn, and each is told what
 * all before it have spent together with its own, if it asks.
 */
final class Spending implements Write {
    private static final String SNAPSHOT = "costSnapshot";
    private static final String BUDGET = "budget";

    private final EntityModel jobs;
    private final Write creation;
    private final Attribute budget;
    private final Attribute spent;

    Spending(EntityModel jobs, Write creation) {
        this.jobs = jobs;
        this.creation = creation;
        this.budget = jobs.attribute("budgetUsd");
        this.spent = jobs.attribute("costUsd");
    }

    @Override
    public Object run(DataFetchingEnvironment environment, Writing writing) {
        String jobId = MutationInput.of(environment).id("jobId");
        // Before the insert, whose foreign key takes a weaker lock: to strengthen a lock invites deadlocks.
        new RowWrites(jobs, writing).lock(List.of(jobId), List.of(jobs.id()));
        var created = (Map<?, ?>) creation.run(environment, writing);
        Object snapshot = Objects.requireNonNull(created.get(SNAPSHOT));
        return Columns.wantsOfPayload(environment, BUDGET)
                ? Map.of(SNAPSHOT, snapshot, BUDGET, status(job(jobId, writing)))
                : Map.of(SNAPSHOT, snapshot);
    }

    private Row job(String id, Writing writing) {
        List<Attribute> columns = List.of(jobs.id(), budget, spent);
        return Objects.requireNonNull(
                writing.reading().rowsById(jobs, columns, List.of(id)).getFirst());
    }

    private Map<String, Object> status(Row job) {
        BigDecimal mayCost = decimal(job, budget);
        BigDecimal hasCost = decimal(job, spent);
        BigDecimal remaining = mayCost.subtract(hasCost);
        boolean over = remaining.signum() < 0;
        return Map.of("budgetUsd", mayCost, "spentUsd", hasCost, "remainingUsd", remaining, "over", over);
    }

    private static BigDecimal decimal(Row job, Attribute attribute) {
        return (BigDecimal) Objects.requireNonNull(job.value(attribute));
    }
}
