package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DateTimeTextTest {
    private static final String SECONDS = "2025-01-31 10:00:00";

    /** As PostgreSQL writes a timestamptz in a zone of whole hours, but with all six digits. */
    private static final DateTimeFormatter POSTGRES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSx", Locale.ROOT);

    /** PostgreSQL leaves out zeros at the end. */
    @Property
    void everyFractionIsServedWithSixDigits(@ForAll @IntRange(max = 999_999) int micros) {
        String digits = "%06d".formatted(micros);
        String stored = micros == 0 ? "" : "." + digits.replaceAll("0+$", "");

        assertThat(DateTimeText.ofPostgres(SECONDS + stored + "+00")).isEqualTo("2025-01-31T10:00:00." + digits + "Z");
    }

    @Example
    void everyLengthOfTheFractionIsFilledUp() {
        assertThat(DateTimeText.ofPostgres(SECONDS + "+00")).isEqualTo("2025-01-31T10:00:00.000000Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".1+00")).isEqualTo("2025-01-31T10:00:00.100000Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".12+00")).isEqualTo("2025-01-31T10:00:00.120000Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".123+00")).isEqualTo("2025-01-31T10:00:00.123000Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".1234+00")).isEqualTo("2025-01-31T10:00:00.123400Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".12345+00")).isEqualTo("2025-01-31T10:00:00.123450Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".123456+00")).isEqualTo("2025-01-31T10:00:00.123456Z");
    }

    @Example
    void anotherOffsetBecomesUtc() {
        assertThat(DateTimeText.ofPostgres(SECONDS + "+01")).isEqualTo("2025-01-31T09:00:00.000000Z");
        assertThat(DateTimeText.ofPostgres(SECONDS + ".5-03:30")).isEqualTo("2025-01-31T13:30:00.500000Z");
        assertThat(DateTimeText.ofPostgres("1880-01-01 00:00:00+01:24:00")).isEqualTo("1879-12-31T22:36:00.000000Z");
        assertThat(DateTimeText.ofPostgres("2025-01-01 00:30:00+05:45")).isEqualTo("2024-12-31T18:45:00.000000Z");
    }

    @Property
    void anyTimeOfTheFourDigitYearsIsTheSameInstant(
            @ForAll @LongRange(min = -62_135_500_000L, max = 253_402_200_000L) long second,
            @ForAll @IntRange(max = 999_999) int micros,
            @ForAll @IntRange(min = -15, max = 15) int hours) {
        Instant instant = Instant.ofEpochSecond(second, micros * 1_000L);
        OffsetDateTime time = instant.atOffset(ZoneOffset.ofHours(hours));

        String ofValue = DateTimeText.of(time);
        String ofText = DateTimeText.ofPostgres(POSTGRES.format(time));

        assertThat(ofValue).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(Instant.parse(ofValue)).isEqualTo(instant);
        assertThat(ofText).isEqualTo(ofValue);
    }

    /** RFC 3339 has four digits for a year and no era; PostgreSQL has more, and infinity. */
    @Example
    void aTimeThatTheContractHasNoFormForIsRefused() {
        assertThatThrownBy(() -> DateTimeText.ofPostgres("infinity")).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> DateTimeText.ofPostgres("0044-03-15 10:00:00+00 BC"))
                .isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> DateTimeText.ofPostgres("12025-01-31 10:00:00+00"))
                .isInstanceOf(DateTimeParseException.class);
    }
}
