package io.narraforge.migration.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can differ between two schemas.
 *
 * @param of the object that it is, or hangs on
 * @param place where order counts for making it
 * @param columns of a constraint or an index, what it is about, whatever its rule
 * @param definition of a table or column, what it is
 * @param context of a table, how its statement ends; of a column, how it begins
 * @param ddl the other statements that make it
 * @param rule what it says, in a form that is equal when it is equal
 */
record Part(
        ObjectName of,
        Aspect aspect,
        String name,
        int place,
        @Nullable String columns,
        @Nullable String definition,
        @Nullable String context,
        List<String> ddl,
        String rule) {

    /** All statements that make it, where what it hangs on is there. */
    List<String> statements() {
        if (definition == null) {
            return ddl;
        }
        var statements = new ArrayList<String>();
        statements.add(aspect == Aspect.COLUMN ? context + " " + definition : withColumns("…"));
        statements.addAll(ddl);
        return statements;
    }

    /** The table's first statement. */
    String withColumns(String columns) {
        return definition + " (" + columns + ")" + (context == null || context.isEmpty() ? "" : " " + context);
    }

    /** What it has in common with its like in another schema. */
    Key key() {
        return new Key(of, aspect, aspect.isNamedAtWill() ? rule : name);
    }

    /** For a sentence: {@code column jobs.genre}, {@code index jobs_genre_idx of table jobs}. */
    String inWords() {
        return switch (aspect) {
            case OBJECT -> of.toString();
            case COLUMN -> "column " + of.name() + "." + name;
            case ROW_SECURITY, OWNERSHIP -> aspect.inWords() + " of " + of;
            default -> aspect.inWords() + " " + name + " of " + of;
        };
    }

    Part withRule(String otherRule) {
        return new Part(of, aspect, name, place, columns, definition, context, ddl, otherRule);
    }

    /** Equal for the same thing in two schemas. */
    record Key(ObjectName of, Aspect aspect, String identity) {}
}
