package io.narraforge.migration.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The number of a migration, as Flyway reads and orders them: {@code 2}, {@code 2.1} or {@code 2_1}. */
public record Version(List<Long> parts) implements Comparable<Version> {
    public Version {
        var trimmed = new ArrayList<>(parts);
        while (trimmed.size() > 1 && trimmed.getLast() == 0) {
            trimmed.removeLast();
        }
        parts = List.copyOf(trimmed);
    }

    /** Empty where the text is no version. */
    public static Optional<Version> find(String text) {
        try {
            return Optional.of(new Version(Arrays.stream(text.replace('_', '.').split("\\.", -1))
                    .map(Long::valueOf)
                    .toList()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The baseline, which a database that another program made is marked with and does not run. */
    boolean isBaseline() {
        return parts.equals(List.of(1L));
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = Long.compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private long part(int place) {
        return place < parts.size() ? parts.get(place) : 0;
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(String::valueOf).toList());
    }
}
