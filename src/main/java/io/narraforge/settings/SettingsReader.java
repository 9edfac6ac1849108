package io.narraforge.settings;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings one by one and keeps every refusal, so that an operator sees all of them at once. */
final class SettingsReader {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(KiB|MiB|GiB)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]+");

    private final Map<String, String> environment;
    private final List<String> reasons = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The parsed value; {@code fallback} when the setting is absent, and also when it is refused: the end tells. */
    <T> T read(String name, T fallback, Function<String, T> parse) {
        String text = environment.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            if (text.isBlank()) {
                throw new RefusedSettingException("is empty; give a value or unset it");
            }
            return parse.apply(text);
        } catch (RefusedSettingException refused) {
            reasons.add(name + " " + refused.getMessage());
            return fallback;
        }
    }

    void refuseUnlessAllWereGood() {
        if (!reasons.isEmpty()) {
            throw new ProblemOccurredException(new Problem.InvalidSettings(List.copyOf(reasons)));
        }
    }

    static Function<String, Integer> wholeNumber(int min, int max) {
        return text -> {
            int number = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
            if (number < min || number > max) {
                throw new RefusedSettingException(
                        "is \"%s\"; use a whole number from %d to %d".formatted(text, min, max));
            }
            return number;
        };
    }

    static Function<String, Duration> duration(Duration min, Duration max) {
        return text -> {
            Matcher matcher = DURATION.matcher(text);
            Duration duration = matcher.matches() ? durationOf(matcher) : Duration.ofNanos(-1);
            if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                throw new RefusedSettingException(
                        ("is \"%s\"; use a whole number with its unit, ms, s or m, such as 500ms or 5s, from %d ms"
                                        + " to %d s")
                                .formatted(text, min.toMillis(), max.toSeconds()));
            }
            return duration;
        };
    }

    private static Duration durationOf(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** A number of bytes, {@code 32MiB}; the bounds are whole KiB. */
    static Function<String, Integer> size(int min, int max) {
        return text -> {
            Matcher matcher = SIZE.matcher(text);
            long bytes = matcher.matches() ? bytesOf(matcher) : -1;
            if (bytes < min || bytes > max) {
                throw new RefusedSettingException(
                        ("is \"%s\"; use a whole number with its unit, KiB, MiB or GiB, such as 512KiB or 32MiB, from"
                                        + " %d KiB to %d MiB")
                                .formatted(text, min >> 10, max >> 20));
            }
            return (int) bytes;
        };
    }

    private static long bytesOf(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "KiB" -> amount << 10;
            case "MiB" -> amount << 20;
            default -> amount << 30;
        };
    }

    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new RefusedSettingException(
                    "is \"%s\"; use a host name or an address such as 127.0.0.1, 0.0.0.0 or ::1".formatted(text));
        }
        return text;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new RefusedSettingException("is not a path: " + invalid.getReason());
        }
    }
}
