package io.narraforge.engine;

import io.narraforge.model.ValueKind;
import io.narraforge.plan.page.Cursor;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.page.Position;
import io.narraforge.plan.sort.SortOrder;
import io.narraforge.plan.value.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page of a connection, rows in the connection's order.
 *
 * @param parentId null for a page over the whole table
 * @param hasMore whether rows follow in the direction of reading
 * @param total the number of all rows that the page is a part of; null where it was not counted with them
 */
record Page(
        ConnectionRequest request,
        @Nullable String parentId,
        List<Row> rows,
        boolean hasMore,
        @Nullable Long total) implements PageInfo {

    /** A row with the page that issues its cursor. */
    record Edge(Page page, Row node) {
        String cursor() {
            return page.cursorOf(node);
        }
    }

    /**
     * Cuts the extra row off and restores the connection's order.
     *
     * @param read rows in the direction of reading, at most one more than the page holds
     */
    static Page of(ConnectionRequest request, @Nullable String parentId, List<Row> read) {
        PageWindow window = request.window();
        boolean hasMore = read.size() > window.size();
        List<Row> rows = new ArrayList<>(hasMore ? read.subList(0, window.size()) : read);
        if (window.fromEnd()) {
            Collections.reverse(rows);
        }
        return new Page(request, parentId, rows, hasMore, null);
    }

    Page withTotal(long counted) {
        return new Page(request, parentId, rows, hasMore, counted);
    }

    List<Edge> edges() {
        return rows.stream().map(row -> new Edge(this, row)).toList();
    }

    /** The row that {@code before} names follows, even if it was deleted since: no statement is spent on that. */
    @Override
    public boolean hasNextPage() {
        return request.window().fromEnd() ? request.window().before() != null : hasMore;
    }

    @Override
    public boolean hasPreviousPage() {
        return request.window().fromEnd() ? hasMore : request.window().after() != null;
    }

    @Override
    public @Nullable String startCursor() {
        return rows.isEmpty() ? null : cursorOf(rows.getFirst());
    }

    @Override
    public @Nullable String endCursor() {
        return rows.isEmpty() ? null : cursorOf(rows.getLast());
    }

    private String cursorOf(Row row) {
        SortOrder order = request.order();
        List<Operand> derived = order.derived();
        var values = new ArrayList<@Nullable String>();
        for (Operand operand : order.operands()) {
            Object value = operand instanceof Operand.Of(var attribute)
                    ? row.value(attribute)
                    : row.derivedKey(derived.indexOf(operand));
            values.add(textOf(operand.kind(), value));
        }
        return Cursor.encode(order, new Position(values));
    }

    /** The value as a parameter will compare it: as the column holds it. */
    private static @Nullable String textOf(ValueKind kind, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case RawJson json -> json.text();
            case BigDecimal decimal -> decimal.toPlainString();
            case String name when kind == ValueKind.ENUM -> name.toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }
}
