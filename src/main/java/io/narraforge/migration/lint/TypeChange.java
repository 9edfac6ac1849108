package io.narraforge.migration.lint;

import io.narraforge.migration.sql.Expression;
import io.narraforge.migration.sql.TypeName;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a column's type, and whether PostgreSQL writes every row anew for it. Knows the changes that only the
 * catalog learns of; any other is taken for a rewrite.
 *
 * @param using the value that USING gives instead of the column's own
 * @param inUtc whether the session's time zone is UTC
 */
record TypeChange(String column, TypeName from, TypeName to, Optional<Expression> using, boolean inUtc) {
    private static final String TEXT = "text";
    private static final String VARCHAR = "character varying";
    private static final String NUMERIC = "numeric";
    private static final String TIMESTAMP = "timestamp without time zone";
    private static final String TIMESTAMPTZ = "timestamp with time zone";
    /** Types whose one modifier is a limit: a wider one lets every value be as it is. */
    private static final Set<String> LIMITED = Set.of(
            VARCHAR,
            "bit varying",
            TIMESTAMP,
            TIMESTAMPTZ,
            "time without time zone",
            "time with time zone",
            "interval");

    boolean rewrites() {
        boolean isOwnValue =
                using.isEmpty() || using.get().isColumn(column) || using.get().isCastOf(column);
        if (!isOwnValue || from.dimensions() != to.dimensions()) {
            return true;
        }
        return from.dimensions() > 0 ? !from.equals(to) : !isHarmless();
    }

    private boolean isHarmless() {
        if (from.equals(to)) {
            return true;
        } else if (from.name().equals(to.name())) {
            return to.is(NUMERIC) ? hasWiderNumber() : LIMITED.contains(to.name()) && hasWiderLimit();
        } else if (from.is(VARCHAR) || from.is(TEXT)) {
            return to.is(TEXT) || (to.is(VARCHAR) && to.modifiers().isEmpty());
        }
        boolean isOfTimes = (from.is(TIMESTAMP) && to.is(TIMESTAMPTZ)) || (from.is(TIMESTAMPTZ) && to.is(TIMESTAMP));
        return isOfTimes ? inUtc && hasWiderLimit() : isBinaryEqual();
    }

    private boolean hasWiderLimit() {
        if (to.modifiers().isEmpty()) {
            return true;
        }
        return !from.modifiers().isEmpty() && number(from, 0) <= number(to, 0);
    }

    /** More digits before the point, the same behind it. */
    private boolean hasWiderNumber() {
        if (to.modifiers().isEmpty()) {
            return true;
        }
        return !from.modifiers().isEmpty() && number(from, 0) <= number(to, 0) && number(from, 1) == number(to, 1);
    }

    private static int number(TypeName type, int place) {
        return place < type.modifiers().size()
                ? Integer.parseInt(type.modifiers().get(place))
                : 0;
    }

    private boolean isBinaryEqual() {
        return (from.is("cidr") && to.is("inet"))
                || (from.is("bit") && to.is("bit varying") && to.modifiers().isEmpty())
                || (from.is("xml") && to.is(TEXT));
    }
}
