package io.narraforge.server;

import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** An order as a client writes it, and the same in SQL, written without the engine's help. */
record PagedOrder(List<Key> keys) {
    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES, new Settings().withRenderSchema(false));

    /** @param nulls null where the client says nothing */
    record Key(
            Attribute attribute, String direction, @Nullable String nulls) {
        Map<String, @Nullable Object> argument() {
            Map<String, @Nullable Object> argument = new LinkedHashMap<>();
            argument.put("field", Conventions.enumValueOf(attribute.name()));
            argument.put("direction", direction);
            if (nulls != null) {
                argument.put("nulls", nulls);
            }
            return argument;
        }

        String sql() {
            String collation = attribute.kind().isText() ? " COLLATE \"und-x-icu\"" : "";
            String place = nulls != null ? nulls : direction.equals("ASC") ? "LAST" : "FIRST";
            return value() + collation + " " + direction + " NULLS " + place;
        }

        /** An expression's own SQL: what it computes has tests of its own, here it is only ordered by. */
        private String value() {
            return attribute.expression() == null ? attribute.column().getName() : SQL.render(attribute.column());
        }
    }

    /** Every field with every direction and every place of nulls. */
    static List<PagedOrder> ofOneKey(List<Attribute> attributes) {
        var orders = new ArrayList<PagedOrder>();
        for (Attribute attribute : attributes) {
            for (String direction : List.of("ASC", "DESC")) {
                orders.add(new PagedOrder(List.of(new Key(attribute, direction, null))));
                orders.add(new PagedOrder(List.of(new Key(attribute, direction, "FIRST"))));
                orders.add(new PagedOrder(List.of(new Key(attribute, direction, "LAST"))));
            }
        }
        return orders;
    }

    /** Two to four keys, repetitions included. */
    static PagedOrder ofSeveralKeys(List<Attribute> attributes, Random random) {
        List<PagedOrder> single = ofOneKey(attributes);
        var keys = new ArrayList<Key>();
        int size = 2 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            keys.add(single.get(random.nextInt(single.size())).keys().getFirst());
        }
        return new PagedOrder(keys);
    }

    List<Map<String, @Nullable Object>> argument() {
        return keys.stream().map(Key::argument).toList();
    }

    /** The contract: the id always breaks ties; it runs the way of the last key that decides anything. */
    String sql() {
        Key last = keys.getFirst();
        var seen = new ArrayList<Attribute>();
        for (Key key : keys) {
            if (!seen.contains(key.attribute())) {
                seen.add(key.attribute());
                last = key;
            }
        }
        return keys.stream().map(Key::sql).collect(Collectors.joining(", ")) + ", id " + last.direction();
    }

    boolean isBy(String attributeName) {
        return keys.stream().anyMatch(key -> key.attribute().name().equals(attributeName));
    }

    @Override
    public String toString() {
        return sql();
    }
}
