package io.narraforge.demo;

import static io.narraforge.generated.Tables.COST_SNAPSHOTS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The rows of cost snapshots: a completed job went through all nine stages and cost what its type costs; tokens follow
 * from the cost by the model's price.
 */
record CostSnapshotRows(DemoPlan plan, Jobs jobs) implements DemoRows {
    private static final List<String> STAGES =
            List.of("structure", "plan", "world", "character_profile", "prose", "style", "qa", "dialog", "package");
    private static final int WORLD_STAGE = 2;

    /** How the snapshots beyond one a stage are split over the stages. */
    private static final int[] STAGE_WEIGHTS = {1, 2, 1, 8, 34, 14, 26, 12, 2};

    /** Stages whose text readers see are written by the large model. */
    private static final List<String> LARGE_MODEL_STAGES =
            List.of("structure", "plan", "world", "world_architect", "character_profile", "prose");

    /** The price is in tenths of a microdollar a token, input and output mixed. */
    private record Model(String name, int priceInTenths) {}

    private static final Model LARGE = new Model("gpt-4o", 50);
    private static final Model SMALL = new Model("gpt-4o-mini", 3);
    private static final Model NEW_LARGE = new Model("gpt-4.1", 40);
    private static final Model NEW_SMALL = new Model("gpt-4.1-mini", 8);

    @Override
    public Table<?> table() {
        return COST_SNAPSHOTS;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                COST_SNAPSHOTS.ID,
                COST_SNAPSHOTS.JOB_ID,
                COST_SNAPSHOTS.STAGE,
                COST_SNAPSHOTS.TOKENS_USED,
                COST_SNAPSHOTS.COST_USD,
                COST_SNAPSHOTS.MODEL,
                COST_SNAPSHOTS.CREATED_AT);
    }

    @Override
    public int count() {
        return plan.costSnapshotsByJob().sum();
    }

    @Override
    public void writeTo(RowSink sink) {
        int row = 0;
        for (int jobRow = 0; jobRow < plan.jobs(); jobRow++) {
            int snapshots = plan.costSnapshotsByJob().at(jobRow);
            if (snapshots > 0) {
                write(jobs.job(jobRow), row, snapshots, sink);
            }
            row += snapshots;
        }
    }

    private static void write(Job job, int firstRow, int snapshots, RowSink sink) {
        var draw = new Draw("cost_snapshots", job.row());
        List<String> stages = stages(job, snapshots, draw);
        boolean successors = draw.oneIn(6);
        var models = stages.stream()
                .map(stage -> model(LARGE_MODEL_STAGES.contains(stage), successors))
                .toList();
        int[] weights = models.stream()
                .mapToInt(model -> model.priceInTenths() * draw.between(60, 140))
                .toArray();
        Counts costs = Counts.split(costInMicrodollars(job.order(), draw), 0, weights);
        for (int ordinal = 0; ordinal < snapshots; ordinal++) {
            Model model = models.get(ordinal);
            sink.row(
                    Draw.id("cost_snapshots", firstRow + ordinal),
                    job.id(),
                    stages.get(ordinal),
                    costs.at(ordinal) * 10 / model.priceInTenths(),
                    BigDecimal.valueOf(costs.at(ordinal), 6),
                    model.name(),
                    Moments.instant(job.moment(ordinal, snapshots)));
        }
    }

    private static Model model(boolean isLarge, boolean isSuccessor) {
        if (isSuccessor) {
            return isLarge ? NEW_LARGE : NEW_SMALL;
        }
        return isLarge ? LARGE : SMALL;
    }

    /** The stages of so many snapshots, in the order of the pipeline; an unfinished job stops within it. */
    private static List<String> stages(Job job, int snapshots, Draw draw) {
        int whole = Math.max(STAGES.size(), snapshots * 100 / job.order().percentDone());
        Counts snapshotsByStage = Counts.split(whole, 1, STAGE_WEIGHTS);
        boolean isExtended = draw.oneIn(7);
        var stages = new ArrayList<String>(snapshots);
        for (int stage = 0; stage < snapshotsByStage.parents(); stage++) {
            String name = stage == WORLD_STAGE && isExtended ? "world_architect" : STAGES.get(stage);
            for (int count = 0; count < snapshotsByStage.at(stage) && stages.size() < snapshots; count++) {
                stages.add(name);
            }
        }
        return stages;
    }

    private static int costInMicrodollars(JobOrder order, Draw draw) {
        int whole = order.type().costInMicrodollars().draw(draw);
        return (int) ((long) whole * order.percentDone() / 100);
    }
}
