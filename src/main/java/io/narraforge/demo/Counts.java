package io.narraforge.demo;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many rows belong to each of a row of parents; laid end to end, each parent's rows have a first number. */
final class Counts {
    private final int[] counts;
    private final int[] starts;

    private Counts(int[] counts) {
        this.counts = counts;
        this.starts = new int[counts.length + 1];
        for (int index = 0; index < counts.length; index++) {
            starts[index + 1] = Math.addExact(starts[index], counts[index]);
        }
    }

    static Counts of(IntStream counts) {
        return new Counts(counts.toArray());
    }

    /**
     * Splits a whole by weight, in integers only, so that the parts always add up to the whole; each part has at least
     * {@code fewest}.
     */
    static Counts split(int whole, int fewest, int... weights) {
        long sum = Arrays.stream(weights).asLongStream().sum();
        long rest = Math.max(0, whole - (long) fewest * weights.length);
        var parts = new int[weights.length];
        long before = 0;
        for (int index = 0; index < weights.length; index++) {
            long after = before + weights[index];
            parts[index] = fewest + (int) (sum == 0 ? 0 : rest * after / sum - rest * before / sum);
            before = after;
        }
        return new Counts(parts);
    }

    int at(int parent) {
        return counts[parent];
    }

    int startOf(int parent) {
        return starts[parent];
    }

    int parents() {
        return counts.length;
    }

    int sum() {
        return starts[counts.length];
    }
}
