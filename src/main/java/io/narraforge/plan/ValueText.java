package io.narraforge.plan;

import io.narraforge.model.ValueKind;
import io.narraforge.problem.Excerpt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Values of arguments as the text that a statement casts; refuses what no row can hold. */
public final class ValueText {
    private static final int LAST_YEAR = 9_999;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private ValueText() {}

    /**
     * The text that a parameter of the kind is bound as.
     *
     * @param value as the contract's scalars read it from the argument
     */
    public static String of(ValueKind kind, Object value, Place place) {
        return switch (kind) {
            case ID -> IdArgument.parse(place, value);
            case ENUM -> value.toString().toLowerCase(Locale.ROOT);
            case TEXT -> storable(value.toString(), place);
            case DATE_TIME -> time((OffsetDateTime) value, place);
            case INT, LONG, FLOAT, DECIMAL, BOOLEAN ->
                value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
            case JSON -> throw new IllegalArgumentException("JSON is written by the one who read it");
        };
    }

    /** PostgreSQL's text holds every character but U+0000, and no half of a surrogate pair. */
    public static String storable(String text, Place place) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\0') {
                throw place.refuse("contains the character U+0000, which no stored text has; leave it out");
            }
            if (Character.isSurrogate(unit)) {
                boolean isPair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    throw place.refuse(
                            "contains half of a surrogate pair (U+%04X), which is no character".formatted((int) unit));
                }
                i++;
            }
        }
        return text;
    }

    private static String time(OffsetDateTime time, Place place) {
        // Java's first and last years cannot be written with every offset, an instant can always be told.
        Instant instant = time.toInstant();
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw place.refuse("is \"" + Excerpt.of(time.toString()) + "\"; use a year from 1 to " + LAST_YEAR);
        }
        return instant.toString();
    }
}
