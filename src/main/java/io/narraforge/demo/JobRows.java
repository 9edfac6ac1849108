package io.narraforge.demo;

import static io.narraforge.generated.Tables.JOBS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The rows of jobs: most name their world, most have the default budget, some one that their cost exceeds. */
record JobRows(DemoPlan plan, Jobs jobs) implements DemoRows {

    @Override
    public Table<?> table() {
        return JOBS;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                JOBS.ID,
                JOBS.TYPE,
                JOBS.GENRE,
                JOBS.INSPIRATION,
                JOBS.CONSTRAINTS,
                JOBS.STATUS,
                JOBS.CREATED_AT,
                JOBS.UPDATED_AT,
                JOBS.COMPLETED_AT,
                JOBS.WORLD_ID,
                JOBS.BUDGET_USD,
                JOBS.ERROR_MESSAGE,
                JOBS.VERSION);
    }

    @Override
    public int count() {
        return plan.jobs();
    }

    @Override
    public void writeTo(RowSink sink) {
        for (int row = 0; row < plan.jobs(); row++) {
            write(jobs.job(row), sink);
        }
    }

    private static void write(Job job, RowSink sink) {
        var draw = new Draw("jobs", job.row());
        var narrator = new Narrator(job.world(), draw);
        JobStatus status = job.order().status();
        sink.row(
                job.id(),
                job.order().type().name().toLowerCase(Locale.ROOT),
                narrator.verbatim("genres"),
                draw.oneIn(9) ? null : narrator.one("inspirations"),
                constraints(job.order().type(), narrator),
                status.name().toLowerCase(Locale.ROOT),
                Moments.instant(job.createdAt()),
                Moments.instant(Moments.shortlyAfter(job.endedAt(), draw)),
                completedAt(job),
                draw.oneIn(6) ? null : job.world().id(),
                budget(job.order().type(), draw),
                status == JobStatus.FAILED ? narrator.one("failures") : null,
                1);
    }

    private static @Nullable Instant completedAt(Job job) {
        return switch (job.order().status()) {
            case COMPLETED, FAILED, CANCELLED -> Moments.instant(job.endedAt());
            case QUEUED, RUNNING -> null;
        };
    }

    /** Any known key may be missing, and an order without conditions has none. */
    private static Map<String, Object> constraints(JobType type, Narrator narrator) {
        Draw draw = narrator.draw();
        var constraints = new JsonObject();
        if (draw.oneIn(12)) {
            return constraints.value();
        }
        if (!draw.oneIn(4)) {
            constraints.with("max_characters", draw.between(type.characters, type.characters * 2));
        }
        constraints.with(
                "target_word_count",
                draw.between(type.words().lowest() / 500, type.words().highest() / 500) * 500);
        if (!draw.oneIn(4)) {
            constraints.with("themes", narrator.someVerbatim("themes", 1, 3));
        }
        if (!draw.oneIn(4)) {
            constraints.with("setting", narrator.verbatim("settings"));
        }
        if (!draw.oneIn(3)) {
            constraints.with("tone", narrator.verbatim("tones"));
        }
        return constraints.value();
    }

    private static BigDecimal budget(JobType type, Draw draw) {
        if (draw.oneIn(8)) {
            return new BigDecimal(draw.pick(List.of("0.25", "0.50", "1", "1.50", "2")));
        }
        return new BigDecimal(type == JobType.SAGA && !draw.oneIn(3) ? "12.50" : "5");
    }
}
