package io.narraforge.contract.approval;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML text piece by piece, for a reader that knows what has to come next, so that no text can make it build what it does
 * not want. Anchors, aliases and tags are refused: nothing here is said by another place.
 */
final class YamlEvents {
    private final String file;
    private final String text;
    private final Iterator<Event> events;

    YamlEvents(String file, String text) {
        this.file = file;
        this.text = text;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Math.max(1, text.length()))
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    Event next() {
        Event next = read();
        if (next instanceof AliasEvent) {
            throw refusal(next, "an alias (*) can't stand here; write out what it stands for");
        }
        if (next instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refusal(next, "an anchor (&) can't stand here");
        }
        if (tag(next).isPresent()) {
            throw refusal(next, "a tag (!) can't stand here");
        }
        return next;
    }

    private Event read() {
        try {
            return events.next();
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            throw SchemaRefusal.at(mark.map(this::at).orElse(file), "not YAML: " + sentence(broken.getProblem()));
        } catch (ReaderException broken) {
            String line = text.substring(0, text.indexOf(Character.toString(broken.getCodePoint())));
            int lines = (int) line.chars().filter(each -> each == '\n').count();
            throw SchemaRefusal.at(
                    new Place(file, lines + 1), "not YAML: it has no U+%04X".formatted(broken.getCodePoint()));
        } catch (YamlEngineException broken) {
            throw SchemaRefusal.at(file, "not YAML: " + sentence(String.valueOf(broken.getMessage())));
        }
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
    }

    private static String sentence(String problem) {
        return problem.lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\p{Cntrl}", "?")
                .strip();
    }

    RuntimeException refusal(Event event, String what) {
        return SchemaRefusal.at(event.getStartMark().map(this::at).orElse(file), what);
    }

    Place place(Event event) {
        return new Place(
                file, event.getStartMark().map(mark -> mark.getLine() + 1).orElse(null));
    }

    private String at(Mark mark) {
        return "%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
