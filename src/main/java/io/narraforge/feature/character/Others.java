package io.narraforge.feature.character;

import io.narraforge.engine.ArrayParameter;
import io.narraforge.engine.Reading;
import io.narraforge.engine.Row;
import io.narraforge.engine.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs an {@link OthersPlan} for a level's references. */
final class Others {
    private final OthersPlan plan;
    private final Reading reading;

    Others(OthersPlan plan, Reading reading) {
        this.plan = plan;
        this.reading = reading;
    }

    /** The character of each reference, null where nobody is meant. */
    List<@Nullable Row> find(List<Reference> references) {
        var found = new ArrayList<@Nullable Row>();
        references.forEach(unused -> found.add(null));
        var reader = new RowReader(plan.characters(), plan.columns(), 2);
        reading.statements()
                .run(
                        reading.statement(plan, plan::statement),
                        parameter -> valueOf(parameter, references),
                        rows -> found.set(rows.getInt(1) - 1, reader.read(rows)));
        return found;
    }

    private static Object valueOf(String parameter, List<Reference> references) {
        return switch (parameter) {
            case OthersPlan.IDS -> new ArrayParameter.Uuids(each(references, Reference::id));
            case OthersPlan.WORLD_IDS -> new ArrayParameter.Uuids(each(references, Reference::worldId));
            case OthersPlan.NAMES -> new ArrayParameter.Texts(each(references, Reference::name));
            default -> throw new IllegalArgumentException("no parameter " + parameter);
        };
    }

    private static List<@Nullable String> each(List<Reference> references, Function<Reference, @Nullable String> part) {
        var parts = new ArrayList<@Nullable String>();
        references.forEach(reference -> parts.add(part.apply(reference)));
        return parts;
    }
}
