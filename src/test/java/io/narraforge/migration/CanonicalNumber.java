package io.narraforge.migration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.stream.Stream;

/** Numbers of JSON in canonical text: integers of any size, all others as Python's repr of their float. */
final class CanonicalNumber {
    private static final int MAX_DIGITS_OF_A_DOUBLE = 17;

    private CanonicalNumber() {}

    /** A number of a text: an integer if it is written as one. */
    static String asWritten(String number) {
        boolean isInteger = number.chars().noneMatch(character -> ".eE".indexOf(character) >= 0);
        return isInteger ? new BigInteger(number).toString() : repr(Double.parseDouble(number));
    }

    /** A number that jsonb has kept: an integer if no digit is behind its point; without the sign of a zero. */
    static String asKeptByJsonb(String number) {
        BigDecimal kept = new BigDecimal(number);
        if (kept.scale() <= 0) {
            return kept.toBigInteger().toString();
        }
        double nearest = kept.signum() == 0 ? 0.0 : kept.doubleValue();
        // Python has no number for it, jsonb has.
        return Double.isInfinite(nearest) ? kept.stripTrailingZeros().toPlainString() : repr(nearest);
    }

    /** Python's: the fewest digits that read back as the same float, an exponent below 1e-4 and from 1e16. */
    static String repr(double value) {
        String sign = Math.copySign(1.0, value) < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return sign + (shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString());
        }
        String digits = shortest.unscaledValue().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return sign + digits.charAt(0) + fraction + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** {@code Double.toString} will not do: it writes two digits where one is enough, 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS_OF_A_DOUBLE; digits++) {
            int precision = digits;
            // Below a power of two the floats are twice as dense, so the nearer neighbour may be another float.
            var found = Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                    .map(direction -> exact.round(new MathContext(precision, direction)))
                    .filter(candidate -> Double.parseDouble(candidate.toString()) == value)
                    .min(Comparator.<BigDecimal, BigDecimal>comparing(
                                    candidate -> candidate.subtract(exact).abs())
                            // Of two that are equally near Python takes the even one.
                            .thenComparing(
                                    candidate -> candidate.unscaledValue().testBit(0)));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return exact.round(new MathContext(MAX_DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
    }
}
