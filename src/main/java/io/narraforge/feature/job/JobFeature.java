package io.narraforge.feature.job;

import static io.narraforge.generated.Tables.JOBS;
import static io.narraforge.model.Expression.column;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.narraforge.engine.Feature;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.Model;
import io.narraforge.model.WriteRules;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * What a job has cost, how far it is and how long it took: expressions over the job's row and its cost snapshots. Where
 * a job is in its life is not for a client to write.
 */
public final class JobFeature implements Feature {
    /** The stages of the usual pipeline; a job may pass through others, or through more. */
    private static final int USUAL_STAGES = 9;

    private static final int DONE_PERCENT = 100;
    private static final String COMPLETED = "completed";

    @Override
    public Declarations declarations() {
        return Declarations.ofExpressions(Map.of(
                        "Job.costUsd",
                        JobFeature::costUsd,
                        "Job.tokensUsed",
                        JobFeature::tokensUsed,
                        "Job.overBudget",
                        JobFeature::overBudget,
                        "Job.durationSeconds",
                        JobFeature::durationSeconds,
                        "Job.progress",
                        JobFeature::progress))
                .and(Declarations.ofWriteRules(
                        // What a job is going through is changed by what happens to it, never set.
                        WriteRules.keeping("Job.status", "Job.completedAt", "Job.errorMessage")));
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        new JobLife(model.entity("Job")).wire(wiring);
    }

    private static Field<BigDecimal> costUsd(Table<?> job) {
        return SnapshotsOfJob.of(job).total(snapshot -> coalesce(sum(snapshot.COST_USD), inline(BigDecimal.ZERO)));
    }

    private static Field<Long> tokensUsed(Table<?> job) {
        // A sum of integers is a bigint to PostgreSQL, whatever jOOQ thinks.
        return SnapshotsOfJob.of(job)
                .total(snapshot -> coalesce(sum(snapshot.TOKENS_USED).coerce(SQLDataType.BIGINT), inline(0L)));
    }

    private static Field<Boolean> overBudget(Table<?> job) {
        return field(costUsd(job).gt(column(job, JOBS.BUDGET_USD)));
    }

    /** A legacy row may have a time of completion without a final status: it has no duration yet. */
    private static Field<Double> durationSeconds(Table<?> job) {
        Field<Double> seconds = field(
                "cast(extract(epoch from {0} - {1}) as double precision)",
                SQLDataType.DOUBLE, column(job, JOBS.COMPLETED_AT), column(job, JOBS.CREATED_AT));
        return when(column(job, JOBS.STATUS).in(inline(COMPLETED), inline("failed"), inline("cancelled")), seconds);
    }

    private static Field<Integer> progress(Table<?> job) {
        Field<Integer> stages = SnapshotsOfJob.of(job)
                .total(snapshot -> countDistinct(snapshot.STAGE).cast(SQLDataType.INTEGER));
        // Whole numbers: the division rounds down.
        Field<Integer> percent = stages.mul(inline(DONE_PERCENT)).div(inline(USUAL_STAGES));
        return when(column(job, JOBS.STATUS).eq(inline(COMPLETED)), inline(DONE_PERCENT))
                .otherwise(least(percent, inline(DONE_PERCENT - 1)));
    }
}
