package io.narraforge.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table "Rooms and arrows" of the architecture, with the rooms that exist so far. A new room is a new line here and
 * there in one commit. A room is the first word below the root package; a feature is a room of its own.
 */
final class Rooms {
    /** The root package itself, which holds the entry point. */
    static final String ENTRANCE = "(root)";

    private static final String FEATURES = "feature";

    /** The server makes the object graph, so it knows every room but the one that starts it. */
    private static final Set<String> EVERYTHING_BUT_CLI = Set.of(
            "http",
            "engine",
            FEATURES,
            "plan",
            "model",
            "contract",
            "document",
            "migration",
            "demo",
            "doctor",
            "database",
            "settings",
            "telemetry",
            "problem",
            "generated");

    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry(ENTRANCE, Set.of("cli")),
            Map.entry(
                    "cli",
                    Set.of(
                            "server",
                            "migration",
                            "contract",
                            "demo",
                            "doctor",
                            "database",
                            "settings",
                            "telemetry",
                            "problem")),
            Map.entry("server", EVERYTHING_BUT_CLI),
            Map.entry("http", Set.of("engine", "settings", "telemetry", "problem")),
            Map.entry("engine", Set.of("plan", "model", "contract", "document", "database", "telemetry", "problem")),
            Map.entry(FEATURES, Set.of("engine", "plan", "model", "document", "database", "generated", "problem")),
            Map.entry("plan", Set.of("model", "problem")),
            Map.entry("model", Set.of("problem")),
            Map.entry("contract", Set.of("model", "problem")),
            Map.entry("document", Set.of("problem")),
            Map.entry("migration", Set.of("contract", "model", "database", "settings", "telemetry", "problem")),
            Map.entry("doctor", Set.of("plan", "model", "database", "problem")),
            Map.entry("demo", Set.of("database", "generated", "problem")),
            Map.entry("database", Set.of("settings", "telemetry", "problem")),
            Map.entry("settings", Set.of("problem")),
            Map.entry("telemetry", Set.of("problem")),
            Map.entry("problem", Set.of()),
            Map.entry("generated", Set.of())));

    private final String root;

    Rooms(String root) {
        this.root = root;
    }

    static Set<String> names() {
        return MAY_USE.keySet();
    }

    boolean contains(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The line of the table that a class stands on. */
    String lineOf(JavaClass type) {
        return roomOf(type).split("\\.", -1)[0];
    }

    /** The room itself: {@code plan} for {@code plan.page} too, {@code feature.character} for a feature. */
    String roomOf(JavaClass type) {
        if (type.getPackageName().equals(root)) {
            return ENTRANCE;
        }
        String[] words = type.getPackageName().substring(root.length() + 1).split("\\.", -1);
        return words[0].equals(FEATURES) && words.length > 1 ? FEATURES + "." + words[1] : words[0];
    }

    boolean mayUse(JavaClass user, JavaClass used) {
        return roomOf(user).equals(roomOf(used))
                || MAY_USE.getOrDefault(lineOf(user), Set.of()).contains(lineOf(used));
    }

    /** Every line of the table that has a class among the packages. */
    Set<String> foundIn(JavaPackage rootPackage) {
        return Stream.concat(Stream.of(rootPackage), rootPackage.getSubpackagesInTree().stream())
                .flatMap(each -> each.getClasses().stream())
                .map(this::lineOf)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
