package io.narraforge.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws JSON texts that PostgreSQL takes: any type anywhere, numbers in all their forms, absent keys. */
final class QuestionJson {
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "1.0",
            "1.00",
            "1e2",
            "100",
            "-12",
            "0.1",
            "0.10",
            "7.5",
            "2147483647",
            "-2147483648",
            "2147483648",
            "12345678901234567890.123456789",
            "1e400",
            "-1e400",
            "1e-300",
            "0.5",
            "3");
    private static final List<String> KEYS = List.of(
            "climate", "area", "year", "event", "type", "key_locations", "a b", "", "Ł", "0", "-1", "it's \"so\"");

    private final Random random;

    QuestionJson(Random random) {
        this.random = random;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    interface Json {
        String draw();
    }

    String listOf(Json element) {
        var elements = new ArrayList<String>();
        int size = random.nextInt(5) - 1;
        for (int i = 0; i < size; i++) {
            elements.add(element.draw());
        }
        return "[" + String.join(", ", elements) + "]";
    }

    String string() {
        return JsonValue.node(oneOf(QuestionRows.TEXTS)).toString();
    }

    String number() {
        return oneOf(NUMBERS);
    }

    /** A list of strings mostly. */
    String strings() {
        return random.nextInt(2) == 0 ? any(1) : listOf(() -> random.nextInt(6) == 0 ? any(0) : string());
    }

    String historyEntry() {
        return with("year", random.nextInt(4) == 0 ? any(0) : number(), "event", any(0));
    }

    String any(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0, 1 -> string();
            case 2, 3 -> number();
            case 4 -> "null";
            case 5 -> oneOf(List.of("true", "false"));
            case 6 -> listOf(() -> any(depth - 1));
            default -> object(depth - 1);
        };
    }

    String object(int depth) {
        var members = new ArrayList<String>();
        for (String key : KEYS) {
            if (random.nextInt(3) == 0) {
                members.add(JsonValue.node(key) + ": " + any(depth));
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    /** An object with those keys, each of which is absent now and then. */
    String with(String... keysAndValues) {
        var members = new ArrayList<String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (random.nextInt(5) > 0) {
                members.add("\"" + keysAndValues[i] + "\": " + keysAndValues[i + 1]);
            }
        }
        return "{" + String.join(", ", members) + "}";
    }
}
