package io.narraforge.plan.sort;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.SortField;
import org.jooq.Table;

/** A total order of an entity's rows: the id is always the last key, so that no two rows tie. */
public record SortOrder(EntityModel entity, List<SortKey> keys) {

    /**
     * The id runs the way of the last key, so that one index serves both directions. A key that is repeated decides
     * nothing: it is left out, so that the statement's length has a bound.
     */
    public static SortOrder by(EntityModel entity, List<SortKey> keys) {
        List<SortKey> wanted = keys.isEmpty() ? defaultKeys(entity) : keys;
        var total = new ArrayList<SortKey>();
        Operand id = new Operand.Of(entity.id());
        Set<Operand> decided = new HashSet<>();
        for (SortKey key : wanted) {
            if (!decided.add(key.operand())) {
                continue;
            }
            total.add(key);
            if (key.operand().equals(id)) {
                return new SortOrder(entity, List.copyOf(total));
            }
        }
        total.add(new SortKey(id, total.getLast().direction()));
        return new SortOrder(entity, List.copyOf(total));
    }

    private static List<SortKey> defaultKeys(EntityModel entity) {
        return List.of(new SortKey(new Operand.Of(entity.attribute("createdAt")), Direction.ASC));
    }

    public SortOrder reversed() {
        return new SortOrder(entity, keys.stream().map(SortKey::reversed).toList());
    }

    public List<Operand> operands() {
        return keys.stream().map(SortKey::operand).toList();
    }

    /** The keys that are attributes of the row. */
    public List<Attribute> attributes() {
        return operands().stream()
                .filter(Operand.Of.class::isInstance)
                .map(operand -> ((Operand.Of) operand).attribute())
                .toList();
    }

    /** The keys that are computed for this order alone. */
    public List<Operand> derived() {
        return operands().stream()
                .filter(operand -> !(operand instanceof Operand.Of))
                .toList();
    }

    public List<SortField<?>> orderBy(Table<?> table) {
        return keys.stream().<SortField<?>>map(key -> key.orderBy(table)).toList();
    }

    /** Names the order for the cursors that belong to it. */
    public String signature() {
        return entity.typeName()
                + keys.stream()
                        .map(key -> key.operand().signature() + " " + key.direction() + " " + key.nulls())
                        .collect(Collectors.joining(",", ":", ""));
    }
}
