package io.narraforge.demo;

import java.time.Duration;

/** The jobs of a plan, each with a world whose cast is large enough for it where a few tries find one. */
record Jobs(DemoPlan plan, Worlds worlds) {
    private static final int TRIES = 12;

    Job job(int row) {
        JobOrder order = JobOrder.of(row);
        var draw = new Draw("jobs.work", row);
        long whole = Moments.micros(Duration.ofMinutes(order.type().minutes)) * draw.between(60, 160) / 100
                + draw.below(1_000_000);
        long worked = whole * order.percentDone() / 100;
        long createdAt = Moments.spread("jobs", row, plan.jobs(), Moments.JOBS);
        return new Job(row, Draw.id("jobs", row), order, worldFor(order, draw), createdAt, worked);
    }

    private World worldFor(JobOrder order, Draw draw) {
        int best = draw.below(plan.worlds());
        for (int attempt = 0;
                attempt < TRIES && plan.charactersByWorld().at(best) < order.type().characters;
                attempt++) {
            int candidate = draw.below(plan.worlds());
            best = plan.charactersByWorld().at(candidate)
                            > plan.charactersByWorld().at(best)
                    ? candidate
                    : best;
        }
        return worlds.world(best);
    }
}
