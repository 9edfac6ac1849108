package io.narraforge.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Random choices that depend on a topic and a row number only: the same on every machine, in every release of Java, and
 * however the rows are ordered. Written out, because the JDK does not promise the sequence of its own generators.
 */
final class Draw {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    Draw(String topic, long row) {
        state = mix(topic.hashCode() * GOLDEN_GAMMA + mix(row));
    }

    static UUID id(String table, long row) {
        return new Draw(table + ".id", row).uuid();
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 to {@code bound} - 1; the bias of the remainder is far below what a demo can show. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    int between(int lowest, int highest) {
        return lowest + below(highest - lowest + 1);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Distinct ones, in the order drawn; all of them where fewer exist. */
    <T> List<T> pickSome(List<T> choices, int count) {
        var rest = new ArrayList<>(choices);
        int wanted = Math.min(count, rest.size());
        for (int chosen = 0; chosen < wanted; chosen++) {
            int other = between(chosen, rest.size() - 1);
            T swapped = rest.set(other, rest.get(chosen));
            rest.set(chosen, swapped);
        }
        return List.copyOf(rest.subList(0, wanted));
    }

    /** Version 4 of RFC 9562: all but the bits of version and variant are drawn. */
    UUID uuid() {
        long high = (next() & ~0xf000L) | 0x4000L;
        long low = (next() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
