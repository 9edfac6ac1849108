package io.narraforge.contract.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One golden case: edits of the base schema and the changes that are to be told. In a file a case begins with {@code ##};
 * a line {@code -} stands once in the base and becomes what {@code +} says; {@code =} is a change, {@code ~} a part of its
 * message.
 */
final class DiffCase {
    private final String name;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();

    private boolean endsEdit;

    private DiffCase(String name) {
        this.name = name;
    }

    /** A text, once in the base, and what takes its place. */
    private record Edit(StringBuilder published, StringBuilder proposed) {
        static void add(StringBuilder text, String line) {
            text.append(text.isEmpty() ? "" : "\n").append(line.substring(Math.min(2, line.length())));
        }
    }

    /** A change without its message, and what the message has to contain. */
    record Expected(String change, String place, StringBuilder inMessage) {}

    static List<DiffCase> read(String file, String text) {
        var cases = new ArrayList<DiffCase>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("##")) {
                cases.add(new DiffCase(file + ":" + line.substring(2)));
            } else {
                cases.getLast().add(line);
            }
        }
        return cases;
    }

    private void add(String line) {
        switch (line.charAt(0)) {
            case '-' -> {
                if (edits.isEmpty() || endsEdit) {
                    edits.add(new Edit(new StringBuilder(), new StringBuilder()));
                }
                endsEdit = false;
                Edit.add(edits.getLast().published(), line);
            }
            case '+' -> {
                endsEdit = true;
                Edit.add(edits.getLast().proposed(), line);
            }
            case '=' -> {
                int place = line.lastIndexOf(' ');
                expected.add(new Expected(line.substring(2, place), line.substring(place + 1), new StringBuilder()));
            }
            case '~' -> expected.getLast().inMessage().append(line.substring(2));
            default -> throw new IllegalArgumentException(name + " has the line " + line);
        }
    }

    String name() {
        return name;
    }

    List<Expected> expected() {
        return expected;
    }

    /** The edited text; empty where another edit took away what this one needs. */
    Optional<String> apply(String text) {
        String result = text;
        for (Edit edit : edits) {
            String wanted = edit.published().toString();
            int found = result.indexOf(wanted);
            if (found < 0 || result.indexOf(wanted, found + 1) >= 0) {
                return Optional.empty();
            }
            result = result.substring(0, found) + edit.proposed() + result.substring(found + wanted.length());
        }
        return Optional.of(result);
    }
}
