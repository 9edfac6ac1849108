package io.narraforge.contract.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day that a deprecation announces as the last one, by our convention at the end of its reason. */
public record Sunset(LocalDate day) {
    private static final Pattern AT_THE_END = Pattern.compile("\\bsunset (\\d{4}-\\d{2}-\\d{2})\\s*$");

    /** The day at the end of a reason; empty where there is none, or one that no calendar has. */
    public static Optional<Sunset> in(@Nullable String reason) {
        Matcher announced = AT_THE_END.matcher(reason == null ? "" : reason);
        if (!announced.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Sunset(LocalDate.parse(announced.group(1))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** Whether it was before today. */
    public boolean isPast(LocalDate today) {
        return day.isBefore(today);
    }
}
