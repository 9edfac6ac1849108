package io.narraforge.demo;

import io.narraforge.demo.JobType.Range;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How many rows of each table belong to which world or job. The small set follows the domain's table of sizes job by
 * job; the large one spreads fixed totals in proportion to its worlds.
 */
public final class DemoPlan {
    public static final int MAX_WORLDS = 50_000;

    private static final int SMALL_WORLDS = 40;
    private static final int SMALL_JOBS = 120;

    /** The totals of the large set are given for so many worlds. */
    private static final int REFERENCE_WORLDS = 2_000;

    private static final int WORLDS_PER_CROWD = 200;
    private static final int CROWD = 300;

    /** No cast is smaller: a hero, somebody else, and one more to talk about. */
    private static final int SMALLEST_CAST = 3;

    private final Counts charactersByWorld;
    private final Counts timelinesByWorld;
    private final JobRecords recordsByJob;
    private final TextSize textSize;

    private DemoPlan(Counts charactersByWorld, Counts timelinesByWorld, JobRecords recordsByJob, TextSize textSize) {
        this.charactersByWorld = charactersByWorld;
        this.timelinesByWorld = timelinesByWorld;
        this.recordsByJob = recordsByJob;
        this.textSize = textSize;
    }

    private record JobRecords(Counts artifacts, Counts qaReports, Counts costSnapshots) {}

    /** How long the free text of an artifact is. */
    enum TextSize {
        /** As long as each type of artifact usually is. */
        NATURAL,
        /** 2 to 8 kB, whatever the type. */
        LARGE
    }

    /** 40 worlds, 400 characters, 80 timelines, 120 jobs in all types and states. */
    public static DemoPlan small() {
        List<JobOrder> orders = orders(SMALL_JOBS);
        int[] casts = IntStream.range(0, SMALL_WORLDS)
                .map(row -> row % 20 == 5 ? 40 : 3 + row % 7)
                .toArray();
        return new DemoPlan(
                Counts.split(400, SMALLEST_CAST, casts),
                Counts.split(80, 0, cycle(SMALL_WORLDS, 2, 1, 3, 2)),
                new JobRecords(
                        byType(orders, "artifacts", type -> type.records().artifacts()),
                        byType(orders, "qa_reports", type -> type.records().qaReports()),
                        byType(orders, "cost_snapshots", type -> type.records().costSnapshots())),
                TextSize.NATURAL);
    }

    /** The large set: 2,000 worlds have 40,000 characters, 8,000 timelines, 5,000 jobs; other numbers in proportion. */
    public static DemoPlan ofWorlds(int worlds) {
        if (worlds < 1 || worlds > MAX_WORLDS) {
            throw new IllegalArgumentException("%d worlds; 1 to %d are possible".formatted(worlds, MAX_WORLDS));
        }
        int[] weights = orders(scaled(5_000, worlds)).stream()
                .mapToInt(order -> order.percentDone() * order.type().weight())
                .toArray();
        return new DemoPlan(
                charactersInCrowds(scaled(40_000, worlds), worlds),
                Counts.split(scaled(8_000, worlds), 0, cycle(worlds, 4, 2, 6, 4)),
                new JobRecords(
                        Counts.split(scaled(40_000, worlds), 0, weights),
                        Counts.split(scaled(15_000, worlds), 0, weights),
                        Counts.split(scaled(60_000, worlds), 0, weights)),
                TextSize.LARGE);
    }

    Counts charactersByWorld() {
        return charactersByWorld;
    }

    Counts timelinesByWorld() {
        return timelinesByWorld;
    }

    Counts artifactsByJob() {
        return recordsByJob.artifacts();
    }

    Counts qaReportsByJob() {
        return recordsByJob.qaReports();
    }

    Counts costSnapshotsByJob() {
        return recordsByJob.costSnapshots();
    }

    TextSize textSize() {
        return textSize;
    }

    int worlds() {
        return charactersByWorld.parents();
    }

    int jobs() {
        return artifactsByJob().parents();
    }

    private static int scaled(int atReference, int worlds) {
        return Math.max(1, Math.toIntExact((long) atReference * worlds / REFERENCE_WORLDS));
    }

    private static List<JobOrder> orders(int jobs) {
        return IntStream.range(0, jobs).mapToObj(JobOrder::of).toList();
    }

    private static int[] cycle(int length, int... values) {
        return IntStream.range(0, length)
                .map(index -> values[index % values.length])
                .toArray();
    }

    /** One world in 200 is crowded; the others share what is left, unevenly. */
    private static Counts charactersInCrowds(int total, int worlds) {
        int crowds = worlds / WORLDS_PER_CROWD;
        int[] weights = IntStream.range(0, worlds)
                .map(row -> isCrowded(row, crowds) ? 0 : new Draw("worlds.characters", row).between(1, 12))
                .toArray();
        Counts casts = Counts.split(total - crowds * (CROWD - SMALLEST_CAST), SMALLEST_CAST, weights);
        return Counts.of(IntStream.range(0, worlds).map(row -> isCrowded(row, crowds) ? CROWD : casts.at(row)));
    }

    private static boolean isCrowded(int row, int crowds) {
        return row % WORLDS_PER_CROWD == 7 && row / WORLDS_PER_CROWD < crowds;
    }

    private static Counts byType(List<JobOrder> orders, String table, Function<JobType, Range> rangeOf) {
        return Counts.of(IntStream.range(0, orders.size()).map(row -> {
            JobOrder order = orders.get(row);
            int whole = rangeOf.apply(order.type()).draw(new Draw("jobs." + table, row));
            return whole * order.percentDone() / 100;
        }));
    }
}
