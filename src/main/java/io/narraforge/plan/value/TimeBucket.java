package io.narraforge.plan.value;

/** A span of the calendar that a time lies in; weeks begin on Monday. */
public enum TimeBucket {
    HOUR,
    DAY,
    WEEK,
    MONTH
}
