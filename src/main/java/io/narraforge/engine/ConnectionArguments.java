package io.narraforge.engine;

import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.Cursor;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.page.Position;
import io.narraforge.plan.sort.OrderReader;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.problem.Excerpt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a connection field's arguments and says which one is wrong, with its value and what is allowed. */
final class ConnectionArguments {
    /** Every connection field takes these, and nothing else is read. */
    static final Set<String> NAMES = Set.of("first", "after", "last", "before", "where", "orderBy");

    private static final String ORDER_BY = "orderBy";
    private static final String ADVICE = "read on with the page's cursors";

    private final Model model;
    private final FieldArguments arguments;

    ConnectionArguments(Model model, FieldArguments arguments) {
        this.model = model;
        this.arguments = arguments;
    }

    Filtered filtered(EntityModel entity) {
        return FilterArgument.read(model, entity, arguments);
    }

    SortOrder order(EntityModel entity) {
        return new OrderReader(model).read(entity, arguments.list(ORDER_BY), arguments.place(ORDER_BY));
    }

    PageWindow window(SortOrder order) {
        Integer first = arguments.size("first", ADVICE);
        Integer last = arguments.size("last", ADVICE);
        if (first != null && last != null) {
            throw arguments.place("last").refuse("is given together with first; use one of them");
        }
        int size = last != null ? last : first != null ? first : PageWindow.DEFAULT_SIZE;
        return new PageWindow(size, last != null, position("after", order), position("before", order));
    }

    private @Nullable Position position(String name, SortOrder order) {
        String cursor = (String) arguments.value(name);
        if (cursor == null) {
            return null;
        }
        return Cursor.decode(order, cursor)
                .orElseThrow(() -> arguments
                        .place(name)
                        .refuse("is \"" + Excerpt.of(cursor) + "\", which is no cursor of this field in this order;"
                                + " use a cursor that a page with the same orderBy gave"));
    }
}
