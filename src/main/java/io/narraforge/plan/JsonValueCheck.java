package io.narraforge.plan;

import io.narraforge.problem.ProblemOccurredException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses JSON values of arguments that jsonb could not hold, so that no statement fails for them. */
public final class JsonValueCheck {
    /** jsonb's numbers are numeric, which has this many digits before the point, and fewer behind it. */
    private static final int MAX_DIGITS = 16_000;

    /** As many as that many digits need; to count the digits of a long number would take longer than to compare it. */
    private static final int MAX_BITS = (int) (MAX_DIGITS / Math.log10(2));

    private JsonValueCheck() {}

    public static void requireStorable(@Nullable Object value, Place place) {
        switch (value) {
            case String text -> ValueText.storable(text, place);
            case BigDecimal number -> requireWritable(number, place);
            case BigInteger number when number.bitLength() > MAX_BITS -> throw tooLong(place);
            case Map<?, ?> object ->
                object.forEach((key, member) -> {
                    ValueText.storable(key.toString(), place);
                    requireStorable(member, place);
                });
            case List<?> list -> list.forEach(element -> requireStorable(element, place));
            case null, default -> {
                // Short whole numbers, doubles, booleans and null: jsonb holds them all.
            }
        }
    }

    private static void requireWritable(BigDecimal number, Place place) {
        if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw tooLong(place);
        }
    }

    private static ProblemOccurredException tooLong(Place place) {
        return place.refuse("has a number with more than " + MAX_DIGITS + " digits; use a smaller one");
    }
}
