package io.narraforge.engine;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** The contract's form of a time: UTC, six digits, {@code 2025-01-31T10:00:00.123456Z}. */
final class DateTimeText {
    /** The length of {@code 2025-01-31 10:00:00}. */
    private static final int SECONDS_LENGTH = 19;

    private static final int FRACTION_DIGITS = 6;
    private static final String UTC_OFFSET = "+00";

    private static final byte[] EMPTY_JSON = "\"0000-00-00T00:00:00.000000Z\"".getBytes(StandardCharsets.US_ASCII);

    private static final DateTimeFormatter POSTGRES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm:ss", "+00")
            .toFormatter();

    private static final DateTimeFormatter CONTRACT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, FRACTION_DIGITS, FRACTION_DIGITS, true)
            .appendLiteral('Z')
            .toFormatter();

    private DateTimeText() {}

    static String of(OffsetDateTime time) {
        return CONTRACT.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** The JSON string of a time, out of PostgreSQL's ASCII; the common form is moved byte by byte. */
    static RawJson ofPostgres(byte[] ascii) {
        int end = ascii.length - UTC_OFFSET.length();
        boolean isPlain = end >= SECONDS_LENGTH
                && ascii[10] == ' '
                && ascii[end] == '+'
                && ascii[end + 1] == '0'
                && ascii[end + 2] == '0';
        if (!isPlain) {
            return RawJson.ofText(
                    ofPostgres(new String(ascii, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] json = EMPTY_JSON.clone();
        System.arraycopy(ascii, 0, json, 1, SECONDS_LENGTH);
        json[11] = 'T';
        int fraction = Math.max(0, end - SECONDS_LENGTH - 1);
        System.arraycopy(ascii, end - fraction, json, SECONDS_LENGTH + 2, fraction);
        return new RawJson(json);
    }

    /** PostgreSQL leaves out zeros at the end of the fraction: {@code 2025-01-31 10:00:00.12+00}. */
    static String ofPostgres(String text) {
        int end = text.length() - UTC_OFFSET.length();
        boolean isPlain = text.endsWith(UTC_OFFSET) && end >= SECONDS_LENGTH && text.charAt(10) == ' ';
        if (!isPlain) {
            return of(OffsetDateTime.parse(text, POSTGRES));
        }
        var padded = new StringBuilder(SECONDS_LENGTH + FRACTION_DIGITS + 2)
                .append(text, 0, 10)
                .append('T')
                .append(text, 11, SECONDS_LENGTH)
                .append('.');
        int fractionStart = Math.min(SECONDS_LENGTH + 1, end);
        padded.append(text, fractionStart, end);
        return padded.repeat('0', FRACTION_DIGITS - (end - fractionStart))
                .append('Z')
                .toString();
    }
}
