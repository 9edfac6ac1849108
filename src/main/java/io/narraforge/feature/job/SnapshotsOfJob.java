package io.narraforge.feature.job;

import static io.narraforge.generated.Tables.COST_SNAPSHOTS;
import static io.narraforge.generated.Tables.JOBS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.narraforge.generated.tables.CostSnapshots;
import io.narraforge.model.Expression;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The cost snapshots of a job, for subqueries of one value. Their alias is longer than the job's own, so it hides no
 * column that the subquery takes from the job, whatever the job's table is called.
 */
record SnapshotsOfJob(CostSnapshots snapshot, Field<UUID> jobId) {

    static SnapshotsOfJob of(Table<?> job) {
        return new SnapshotsOfJob(COST_SNAPSHOTS.as(job.getName() + "_snapshot"), Expression.column(job, JOBS.ID));
    }

    /** @param value an aggregate, which has a value without rows too */
    <T> Field<T> total(Function<CostSnapshots, Field<T>> value) {
        return field(select(value.apply(snapshot)).from(snapshot).where(snapshot.JOB_ID.eq(jobId)));
    }
}
