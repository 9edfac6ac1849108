package io.narraforge.engine;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.sort.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * What a connection field's arguments ask for.
 *
 * @param parentKey the foreign key to the parent; null for a connection over the whole table
 */
record ConnectionRequest(
        SortOrder order,
        PageWindow window,
        Filtered filtered,
        @Nullable Attribute parentKey) {
    EntityModel entity() {
        return order.entity();
    }
}
