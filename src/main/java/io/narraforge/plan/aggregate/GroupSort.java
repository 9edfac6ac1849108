package io.narraforge.plan.aggregate;

import io.narraforge.plan.sort.Way;
import io.narraforge.plan.value.Operand;

/** One key of an order of groups. */
public record GroupSort(Target target, Way way) {

    /** What groups are ordered by; a closed list. */
    public sealed interface Target {}

    /** A key of the groups, by its place from 0. */
    public record Key(int place) implements Target {}

    /** What the rows of a group come to. */
    public record Total(Operand aggregate) implements Target {}
}
