package io.narraforge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The calendar of the demo data, in microseconds since its own epoch; never the clock. */
final class Moments {
    static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    /** Worlds come first, so that every job is younger than the world it uses. */
    static final Span WORLDS = new Span(micros(Duration.ofHours(8)), micros(Duration.ofDays(58)));

    static final Span JOBS = new Span(micros(Duration.ofDays(62)), micros(Duration.ofDays(300)));

    private static final int TIE_EVERY = 10;

    private Moments() {}

    record Span(long from, long until) {}

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    static Instant instant(long micros) {
        return EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Evenly over the span and a little beside; every tenth row shares the moment of the one before. */
    static long spread(String table, int row, int rows, Span span) {
        int position = row % TIE_EVERY == TIE_EVERY - 1 ? row - 1 : row;
        long step = (span.until() - span.from()) / rows;
        long aside =
                new Draw(table + ".created_at", position).below((int) Math.min(Integer.MAX_VALUE, Math.max(1, step)));
        return span.from() + position * step + aside;
    }

    /** The legacy service stamped both times one after the other, some microseconds apart. */
    static long shortlyAfter(long createdAt, Draw draw) {
        return createdAt + draw.between(3, 900);
    }
}
