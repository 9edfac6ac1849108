package io.narraforge.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows for the inputs of tests, in lists that can be changed. */
final class InputRows {
    private InputRows() {}

    /** {@code World 0, World 1 …}. */
    static List<Map<String, Object>> worlds(int number) {
        return new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> Map.<String, Object>of("name", "World " + i))
                .toList());
    }

    /** {@code Character 0, Character 1 …} of one world. */
    static List<Map<String, Object>> characters(String worldId, int number) {
        return new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> Map.<String, Object>of("worldId", worldId, "name", "Character " + i))
                .toList());
    }
}
