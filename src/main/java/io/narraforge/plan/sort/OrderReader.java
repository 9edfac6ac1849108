package io.narraforge.plan.sort;

import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.Place;
import io.narraforge.plan.value.OperandReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an {@code orderBy} argument into an order, by the same rules by which its input types are derived. */
public final class OrderReader {
    /** Far more than anybody reads; each key makes the statement longer. */
    private static final int MAX_KEYS = 20;

    private final OperandReader operands;

    public OrderReader(Model model) {
        this.operands = new OperandReader(model);
    }

    /**
     * Reads the whole argument.
     *
     * @param given a list of input objects
     */
    public SortOrder read(EntityModel entity, List<?> given, Place place) {
        var keys = new ArrayList<SortKey>();
        for (int i = 0; i < given.size(); i++) {
            keys.add(key(entity, (Map<?, ?>) given.get(i), place.at(i)));
        }
        SortOrder order = SortOrder.by(entity, keys);
        if (order.keys().size() > MAX_KEYS) {
            throw place.beyondLimit("has", MAX_KEYS, order.keys().size(), "keys that differ");
        }
        return order;
    }

    private SortKey key(EntityModel entity, Map<?, ?> given, Place place) {
        var targets = new LinkedHashMap<Object, Object>(given);
        Way way = Way.takeOut(targets);
        return new SortKey(operands.read(entity, targets, place), way.direction(), way.nulls());
    }
}
