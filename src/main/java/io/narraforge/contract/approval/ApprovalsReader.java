package io.narraforge.contract.approval;

import io.narraforge.contract.diff.Approval;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.NearestName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;

/** Reads the text of an approvals file; whatever is not as it should be is refused with its place. */
final class ApprovalsReader {
    private static final String LIST = "approvals";

    private final YamlEvents events;

    private ApprovalsReader(YamlEvents events) {
        this.events = events;
    }

    /** What every entry says. */
    private enum Key {
        CODE,
        COORDINATE,
        WHO,
        WHY,
        EXPIRES;

        static Stream<String> words() {
            return Stream.of(values()).map(Key::word);
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<ApprovalEntry> read(String file, String text) {
        return new ApprovalsReader(new YamlEvents(file, text)).document();
    }

    private List<ApprovalEntry> document() {
        events.next();
        Event start = events.next();
        if (start instanceof StreamEndEvent) {
            throw events.refusal(start, "is empty; it says approvals: [] when nothing is approved");
        }
        Event top = start instanceof DocumentStartEvent ? events.next() : start;
        if (!(top instanceof MappingStartEvent)) {
            throw events.refusal(top, "the file begins with approvals: and a list below it");
        }
        List<ApprovalEntry> entries = top();
        events.next();
        Event end = events.next();
        if (!(end instanceof StreamEndEvent)) {
            throw events.refusal(end, "a second document begins here; all approvals are in one list");
        }
        return entries;
    }

    private List<ApprovalEntry> top() {
        Optional<List<ApprovalEntry>> entries = Optional.empty();
        Event key = events.next();
        for (; key instanceof ScalarEvent name; key = events.next()) {
            if (!name.getValue().equals(LIST)) {
                String hint = NearestName.hint(name.getValue(), Stream.of(LIST));
                throw events.refusal(key, "there is no key %s%s".formatted(Excerpt.of(name.getValue()), hint));
            }
            if (entries.isPresent()) {
                throw events.refusal(key, "approvals stands here twice");
            }
            entries = Optional.of(list());
        }
        if (!(key instanceof MappingEndEvent) || entries.isEmpty()) {
            throw events.refusal(key, "the file begins with approvals: and a list below it");
        }
        return entries.get();
    }

    private List<ApprovalEntry> list() {
        Event start = events.next();
        // What is left when somebody takes the last entry out.
        if (start instanceof ScalarEvent nothing
                && nothing.isPlain()
                && nothing.getValue().isEmpty()) {
            return List.of();
        }
        if (!(start instanceof SequenceStartEvent)) {
            throw events.refusal(start, "approvals is a list; each entry begins with a dash (-)");
        }
        var entries = new LinkedHashMap<String, ApprovalEntry>();
        for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
            ApprovalEntry entry = entry(item);
            ApprovalEntry first = entries.putIfAbsent(entry.key(), entry);
            if (first != null) {
                throw events.refusal(
                        item,
                        "%s of %s stands in this list twice; first at %s"
                                .formatted(
                                        entry.code(),
                                        Excerpt.of(entry.coordinate()),
                                        first.approval().place()));
            }
        }
        return List.copyOf(entries.values());
    }

    private ApprovalEntry entry(Event start) {
        if (!(start instanceof MappingStartEvent)) {
            throw events.refusal(start, "an entry has the keys " + Key.words().collect(Collectors.joining(", ")));
        }
        var values = new EnumMap<Key, ScalarEvent>(Key.class);
        for (Event name = events.next(); !(name instanceof MappingEndEvent); name = events.next()) {
            Key key = key(name);
            if (values.put(key, value(key)) != null) {
                throw events.refusal(name, key.word() + " stands in this entry twice");
            }
        }
        String missing = Stream.of(Key.values())
                .filter(each -> !values.containsKey(each))
                .map(Key::word)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw events.refusal(start, "the entry lacks " + missing);
        }
        var approval = new Approval(text(values, Key.WHO), text(values, Key.WHY), date(values), events.place(start));
        return new ApprovalEntry(code(values), text(values, Key.COORDINATE), approval);
    }

    private Key key(Event name) {
        String word = name instanceof ScalarEvent scalar ? scalar.getValue() : "";
        return Stream.of(Key.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> events.refusal(
                        name,
                        "an entry has the keys %s, not %s%s"
                                .formatted(
                                        Key.words().collect(Collectors.joining(", ")),
                                        Excerpt.of(word),
                                        NearestName.hint(word, Key.words()))));
    }

    private ScalarEvent value(Key key) {
        Event value = events.next();
        if (value instanceof ScalarEvent scalar) {
            return scalar;
        }
        throw events.refusal(value, key.word() + " is a text");
    }

    /** In one line, whatever it was written in. */
    private String text(Map<Key, ScalarEvent> values, Key key) {
        ScalarEvent value = Optional.ofNullable(values.get(key)).orElseThrow();
        String text = value.getValue().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (text.isEmpty()) {
            throw events.refusal(value, key.word() + " is empty");
        }
        return text;
    }

    private LocalDate date(Map<Key, ScalarEvent> values) {
        String text = text(values, Key.EXPIRES);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw events.refusal(
                    Optional.ofNullable(values.get(Key.EXPIRES)).orElseThrow(),
                    "expires is %s; use a date such as 2027-01-31".formatted(Excerpt.of(text)));
        }
    }

    private ChangeCode code(Map<Key, ScalarEvent> values) {
        String text = text(values, Key.CODE);
        return Stream.of(ChangeCode.values())
                .filter(each ->
                        each.section() != Section.APPROVALS && each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> events.refusal(
                        Optional.ofNullable(values.get(Key.CODE)).orElseThrow(),
                        "no change has the code %s%s"
                                .formatted(
                                        Excerpt.of(text),
                                        NearestName.hint(
                                                text,
                                                Stream.of(ChangeCode.values())
                                                        .filter(each -> each.section() != Section.APPROVALS)
                                                        .map(ChangeCode::name)))));
    }
}
