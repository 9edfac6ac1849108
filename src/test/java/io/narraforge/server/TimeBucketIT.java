package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.plan.value.TimeZoneName;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets of times are those of Java's calendar, on the days too that have 23 or 25 hours. */
@Timeout(60)
class TimeBucketIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final DateTimeFormatter CONTRACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneId.of("UTC"));

    private static final List<Instant> TIMES = new ArrayList<>();

    @BeforeAll
    static void insertRows() {
        // The clocks of Warsaw change at 01:00 UTC on both days.
        addAround("2025-03-30T01:00:00Z");
        addAround("2025-10-26T01:00:00Z");
        addAround("2025-01-01T00:00:00Z");
        var random = new Random(20250330);
        for (int i = 0; i < 300; i++) {
            TIMES.add(Instant.parse("2024-12-20T00:00:00Z")
                    .plus(random.nextLong(400L * 86_400_000_000L), ChronoUnit.MICROS));
        }
        String job = ENGINE.rows().job();
        TIMES.forEach(time -> ENGINE.rows().costSnapshot(job, "created_at", time));
    }

    private static void addAround(String instant) {
        for (int minutes = -27 * 60; minutes <= 27 * 60; minutes += 20) {
            Instant time = Instant.parse(instant).plus(minutes, ChronoUnit.MINUTES);
            TIMES.add(time);
            TIMES.add(time.minus(1, ChronoUnit.MICROS));
        }
    }

    private static Instant startOf(String bucket, Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        LocalDate day = local.toLocalDate();
        return switch (bucket) {
            case "HOUR" -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case "DAY" -> day.atStartOfDay(zone).toInstant();
            case "WEEK" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
            case "MONTH" -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
            default -> throw new AssertionError(bucket);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR, Europe/Warsaw",
        "DAY, Europe/Warsaw",
        "WEEK, Europe/Warsaw",
        "MONTH, Europe/Warsaw",
        "HOUR, Asia/Kathmandu",
        "DAY, America/New_York",
        "WEEK, Pacific/Auckland",
        "MONTH, Etc/GMT+5",
        "HOUR, UTC",
        "DAY, UTC",
        "WEEK, UTC",
        "MONTH, UTC"
    })
    void aTimeIsInTheBucketOfItsZonesCalendar(String bucket, String zone) {
        Reply reply = ENGINE.run(
                "{ costSnapshotsGrouped(by: {field: CREATED_AT, bucket: %s, timeZone: \"%s\"}, first: 1000) { keys count } }"
                        .formatted(bucket, zone));

        TreeMap<Instant, Long> countByStart = TIMES.stream()
                .collect(Collectors.groupingBy(
                        time -> startOf(bucket, time, ZoneId.of(zone)), TreeMap::new, Collectors.counting()));
        assertThat(reply.withoutErrors().texts("costSnapshotsGrouped.*.keys.0"))
                .containsExactlyElementsOf(
                        countByStart.keySet().stream().map(CONTRACT::format).toList());
        assertThat(reply.texts("costSnapshotsGrouped.*.count"))
                .containsExactlyElementsOf(
                        countByStart.values().stream().map(String::valueOf).toList());
    }

    /** West and east of Greenwich the first day of the year 1 in UTC began, or begins, in another year. */
    @ParameterizedTest
    @CsvSource({"Europe/Warsaw", "America/New_York", "UTC"})
    void theBucketOfTheFirstTimeOfAllBeginsWithIt(String zone) {
        String world = ENGINE.rows().world("Początek", "created_at", "0001-01-01T00:00:00Z");
        for (String bucket : List.of("HOUR", "DAY", "WEEK", "MONTH")) {
            Reply reply =
                    ENGINE.run("{ worldsGrouped(by: {field: CREATED_AT, bucket: %s, timeZone: \"%s\"}) { keys count } }"
                            .formatted(bucket, zone));

            assertThat(reply.withoutErrors().data())
                    .isEqualTo("{'worldsGrouped':[{'keys':['0001-01-01T00:00:00.000000Z'],'count':1}]}");
        }
        ENGINE.rows().delete("worlds", world);
    }

    /** 22023: a zone that PostgreSQL did not know would fail the statement, and be called a fault of ours. */
    @Test
    void postgresKnowsEveryNameOfAZoneThatIsRead() {
        String names = TimeZoneName.known().stream().map("('%s')"::formatted).collect(Collectors.joining(", "));

        assertThat(TimeZoneName.known()).contains("Europe/Warsaw", "UTC").hasSizeGreaterThan(400);
        assertThat(ENGINE.database()
                        .queryText("SELECT coalesce(string_agg(name, ' '), '') FROM (VALUES " + names
                                + ") AS given (name)"
                                + " WHERE name NOT IN (SELECT known.name FROM pg_timezone_names AS known)"))
                .isEmpty();
    }
}
