package io.narraforge.contract.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A schema of a dozen types, decided by a seed. Every decision has a name, so that a mutation changes some of them and
 * leaves all others as they are.
 */
public final class RandomSchema {
    private static final int TYPES = 12;
    private static final List<String> KINDS = List.of("type", "type", "interface", "union", "enum", "input", "scalar");

    private final long seed;
    private final long mutation;

    private RandomSchema(long seed, long mutation) {
        this.seed = seed;
        this.mutation = mutation;
    }

    /** The schema of a seed. */
    public static RandomSchema of(long seed) {
        return new RandomSchema(seed, 0);
    }

    /** About one in fifteen decisions taken anew. */
    public RandomSchema mutated(long by) {
        return new RandomSchema(seed, by);
    }

    private int decide(String what, int bound) {
        var original = new Random(seed * 31 + what.hashCode());
        var anew = new Random(mutation * 37 + what.hashCode());
        original.nextInt();
        boolean isMutated = mutation != 0 && anew.nextInt(15) == 0;
        return (isMutated ? anew : original).nextInt(bound);
    }

    private boolean oneIn(int many, String what) {
        return decide(what, many) == 0;
    }

    private String kind(int type) {
        return oneIn(6, "T" + type + " is missing") ? "" : KINDS.get(decide("kind of T" + type, KINDS.size()));
    }

    private List<String> types(List<String> kinds) {
        return IntStream.range(0, TYPES)
                .filter(each -> kinds.contains(kind(each)))
                .mapToObj(each -> "T" + each)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** SDL with definitions and members in an order of its own. */
    public String sdl(long order) {
        var shuffle = new Random(order);
        var definitions = new ArrayList<String>();
        definitions.add("directive @tag(a: Int = 1, b: [String]) repeatable on OBJECT | FIELD_DEFINITION");
        if (!oneIn(4, "@run is missing")) {
            definitions.add("directive @run%s%s on %s"
                    .formatted(
                            arguments("@run", shuffle),
                            oneIn(2, "@run repeats") ? " repeatable" : "",
                            oneIn(2, "@run where") ? "FIELD | OBJECT" : "QUERY | FIELD"));
        }
        definitions.add("type Query {\n" + fields("Query", shuffle) + "\n}");
        definitions.add("type Other {\n" + fields("Other", shuffle) + "\n}");
        definitions.add(oneIn(2, "mutation") ? "schema { query: Query mutation: Other }" : "schema { query: Query }");
        for (int i = 0; i < TYPES; i++) {
            if (!kind(i).isEmpty()) {
                definitions.add(definition(i, shuffle));
            }
        }
        Collections.shuffle(definitions, shuffle);
        return String.join("\n", definitions) + "\n";
    }

    private String definition(int type, Random shuffle) {
        String name = "T" + type;
        String head = described(name) + kind(type) + " " + name;
        return switch (kind(type)) {
            case "type", "interface" ->
                head + interfaces(type) + applied(name) + " {\n" + fields(name, shuffle) + "\n}";
            case "union" -> head + members(name, shuffle);
            case "enum" ->
                head + " {\n"
                        + members(name, 4, shuffle, value -> name + "_V" + value + deprecated(name + " V" + value))
                        + "\n}";
            case "input" ->
                head + (oneIn(4, name + " one of") ? " @oneOf" : "") + " {\n"
                        + members(name, 5, shuffle, field -> input(name + ".", "i" + field)) + "\n}";
            default ->
                head
                        + (oneIn(2, name + " specified")
                                ? " @specifiedBy(url: \"u%d\")".formatted(decide(name + "u", 2))
                                : "");
        };
    }

    private String members(String owner, int count, Random shuffle, IntFunction<String> member) {
        List<String> members = IntStream.range(0, count)
                .filter(each -> each == 0 || !oneIn(3, owner + " without " + each))
                .mapToObj(member)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(members, shuffle);
        return String.join("\n", members);
    }

    private String interfaces(int type) {
        // Only those before it, so that none implements itself.
        List<String> all = types(List.of("interface")).stream()
                .filter(each -> Integer.parseInt(each.substring(1)) < type)
                .filter(each -> oneIn(2, "T" + type + " implements " + each))
                .toList();
        return all.isEmpty() ? "" : " implements " + String.join(" & ", all);
    }

    private String members(String union, Random shuffle) {
        List<String> objects = types(List.of("type")).stream()
                .filter(each -> oneIn(2, union + " has " + each))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(objects, shuffle);
        return objects.isEmpty() ? " = Other" : " = " + String.join(" | ", objects);
    }

    private String fields(String type, Random shuffle) {
        return members(type, 5, shuffle, field -> {
            String name = type + ".f" + field;
            return described(name)
                    + "f%d%s: %s"
                            .formatted(
                                    field,
                                    arguments(name, shuffle),
                                    type(name, List.of("type", "interface", "union", "enum", "scalar")))
                    + deprecated(name)
                    + applied(name);
        });
    }

    private String arguments(String owner, Random shuffle) {
        return oneIn(2, owner + " has arguments")
                ? "(" + members(owner + "()", 3, shuffle, each -> input(owner + " ", "a" + each)) + ")"
                : "";
    }

    private String input(String owner, String name) {
        String what = owner + name;
        boolean isNumber = oneIn(2, what + " number");
        String type = isNumber
                ? List.of("Int", "Int!", "[Int]", "[Int!]!").get(decide(what + " numbers", 4))
                : type(what, List.of("enum", "input", "scalar"));
        String value = isNumber && oneIn(2, what + " default") ? " = " + decide(what + " value", 3) : "";
        return described(what) + name + ": " + type + value + deprecated(what);
    }

    private String type(String what, List<String> kinds) {
        List<String> names = types(kinds);
        names.add("String");
        names.add("ID");
        String name = names.get(decide(what + " type", names.size()));
        return List.of("%s", "%s!", "[%s]", "[%s!]", "[%s]!", "[[%s!]]!")
                .get(decide(what + " wrapped", 6))
                .formatted(name);
    }

    private String described(String what) {
        return oneIn(3, what + " described")
                ? List.of("\"text\" ", "\"\"\"\n  two\n    lines \\\"\"\"\n\"\"\" ", "\"a\\u0007\\\\ \\\" b\" ")
                        .get(decide(what + " words", 3))
                : "";
    }

    private String deprecated(String what) {
        return oneIn(5, what + " deprecated")
                ? List.of("", "(reason: \"r; sunset 2026-01-01\")")
                        .get(decide(what + " why", 2))
                        .transform(r -> " @deprecated" + r)
                : "";
    }

    private String applied(String what) {
        return IntStream.range(0, 2)
                .filter(each -> oneIn(4, what + " tag " + each))
                .mapToObj(each -> " @tag(a: %d)".formatted(decide(what + " tag a " + each, 3)))
                .collect(Collectors.joining());
    }
}
