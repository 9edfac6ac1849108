package io.narraforge.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection field over rows of one type, out of the contract's text; a search is another kind of question. */
record QuestionConnection(@Nullable String parent, String field, String entity) {

    static List<QuestionConnection> all(QuestionSdl sdl) {
        var connections = new ArrayList<QuestionConnection>();
        for (String type : sdl.entities()) {
            sdl.output(type)
                    .keySet()
                    .forEach(field -> sdl.targetOfMany(type, field)
                            .ifPresent(target -> connections.add(new QuestionConnection(type, field, target))));
        }
        sdl.output("Query")
                .keySet()
                .forEach(field -> sdl.targetOfMany("Query", field)
                        .filter(sdl::isEntity)
                        .ifPresent(target -> connections.add(new QuestionConnection(null, field, target))));
        return connections;
    }

    /** The field that finds a parent by its id. */
    String finder() {
        return parent == null ? "" : parent.substring(0, 1).toLowerCase(Locale.ROOT) + parent.substring(1);
    }

    @Override
    public String toString() {
        return (parent == null ? "Query" : parent) + "." + field;
    }
}
