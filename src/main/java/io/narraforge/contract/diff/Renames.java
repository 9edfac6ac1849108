package io.narraforge.contract.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What may have got another name: gone under one and new under another in the same place, of a shape that nothing else gone
 * or new there has.
 */
final class Renames<T> {
    private final Map<Object, T> addedByShape = new HashMap<>();
    private final Map<Object, Long> removedWithShape;
    private final Function<T, Object> shape;
    private final Function<T, String> name;

    Renames(Matching<T> matching, Function<T, Object> shape, Function<T, String> name) {
        this.shape = shape;
        this.name = name;
        Map<Object, List<T>> added = matching.added().stream().collect(Collectors.groupingBy(shape));
        added.forEach((each, ofShape) -> {
            if (ofShape.size() == 1) {
                addedByShape.put(each, ofShape.getFirst());
            }
        });
        this.removedWithShape =
                matching.removed().stream().collect(Collectors.groupingBy(shape, Collectors.counting()));
    }

    /** The end of the sentence about a removal; nothing where no new name is to be seen. */
    String hint(T removed) {
        Object wanted = shape.apply(removed);
        T renamed = addedByShape.get(wanted);
        return renamed == null || removedWithShape.getOrDefault(wanted, 0L) != 1
                ? ""
                : "; if %s is its new name, keep the old one, deprecated".formatted(name.apply(renamed));
    }
}
