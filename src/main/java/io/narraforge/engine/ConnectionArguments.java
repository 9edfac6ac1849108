package io.narraforge.engine;

import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.Cursor;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.page.Position;
import io.narraforge.plan.sort.OrderReader;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a connection field's arguments and says which one is wrong, with its value and what is allowed. */
final class ConnectionArguments {
    /** Every connection field takes these, and nothing else is read. */
    static final Set<String> NAMES = Set.of("first", "after", "last", "before", "where", "orderBy");

    private final Model model;
    private final String field;
    private final Map<String, Object> arguments;

    /** @param field the field's name as the error names it, {@code World.characters} */
    ConnectionArguments(Model model, String field, Map<String, Object> arguments) {
        this.model = model;
        this.field = field;
        this.arguments = arguments;
    }

    Filtered filtered(EntityModel entity) {
        return FilterArgument.read(model, entity, arguments, Place.of(coordinate(FilterArgument.NAME)));
    }

    SortOrder order(EntityModel entity) {
        List<?> wanted = arguments.get("orderBy") instanceof List<?> given ? given : List.of();
        return new OrderReader(model).read(entity, wanted, Place.of(coordinate("orderBy")));
    }

    PageWindow window(SortOrder order) {
        Integer first = size("first");
        Integer last = size("last");
        if (first != null && last != null) {
            throw badInput("last", "is given together with first; use one of them");
        }
        int size = last != null ? last : first != null ? first : PageWindow.DEFAULT_SIZE;
        return new PageWindow(size, last != null, position("after", order), position("before", order));
    }

    private @Nullable Integer size(String name) {
        Integer size = (Integer) arguments.get(name);
        if (size == null) {
            return null;
        }
        if (size < 0) {
            throw badInput(name, "is " + size + "; use 0 to " + PageWindow.MAX_SIZE);
        }
        if (size > PageWindow.MAX_SIZE) {
            String argument = coordinate(name);
            throw new ProblemOccurredException(new Problem.LimitExceeded(
                    argument,
                    PageWindow.MAX_SIZE,
                    size,
                    argument + " is " + size + ", the limit is " + PageWindow.MAX_SIZE
                            + "; read on with the page's cursors"));
        }
        return size;
    }

    private @Nullable Position position(String name, SortOrder order) {
        String cursor = (String) arguments.get(name);
        if (cursor == null) {
            return null;
        }
        return Cursor.decode(order, cursor)
                .orElseThrow(() -> badInput(
                        name,
                        "is \"" + Excerpt.of(cursor) + "\", which is no cursor of this field in this order;"
                                + " use a cursor that a page with the same orderBy gave"));
    }

    private ProblemOccurredException badInput(String name, String what) {
        String argument = coordinate(name);
        return new ProblemOccurredException(new Problem.BadUserInput(argument, argument + " " + what));
    }

    private String coordinate(String name) {
        return field + "(" + name + ":)";
    }
}
