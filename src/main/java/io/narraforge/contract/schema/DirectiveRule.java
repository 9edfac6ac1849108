package io.narraforge.contract.schema;

import java.util.Map;
import java.util.Set;

/** The definition of a directive: what it takes and where it may stand. */
public record DirectiveRule(
        Element element, Map<String, InputValue> arguments, Map<String, Place> locations, boolean isRepeatable) {
    // GraphQL, 3.13: ExecutableDirectiveLocation
    private static final Set<String> EXECUTABLE = Set.of(
            "QUERY",
            "MUTATION",
            "SUBSCRIPTION",
            "FIELD",
            "FRAGMENT_DEFINITION",
            "FRAGMENT_SPREAD",
            "INLINE_FRAGMENT",
            "VARIABLE_DEFINITION");

    public String name() {
        return element.name();
    }

    /** Whether clients can write it into an operation. */
    public boolean isExecutable() {
        return locations.keySet().stream().anyMatch(DirectiveRule::isExecutable);
    }

    /** Whether a location is one in operations, not in schemas. */
    public static boolean isExecutable(String location) {
        return EXECUTABLE.contains(location);
    }
}
