package io.narraforge.contract.impact;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Conventions;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clients do with a part of the contract; its type's name tells, by convention. */
public enum Role {
    FIELD("fields"),
    FILTER("filters"),
    ORDER("orders"),
    INPUT("inputs"),
    AGGREGATE("aggregates"),
    GROUP("groups");

    private static final Map<String, Role> ROLE_BY_ENDING = roleByEnding();

    private final String plural;

    Role(String plural) {
        this.plural = plural;
    }

    private static Map<String, Role> roleByEnding() {
        var roles = new HashMap<String, Role>();
        roles.put("Filter", FILTER);
        List.of("OrderField", "PathOrder", "JsonColumn", "Relation", "Order").forEach(each -> roles.put(each, ORDER));
        List.of("Input", "Row", "Patch").forEach(each -> roles.put(each, INPUT));
        List.of("Aggregate", "AggregateField").forEach(each -> roles.put(each, AGGREGATE));
        Arrays.stream(AggregateFunction.values())
                .forEach(function -> roles.put(Conventions.aggregateOf("", function), AGGREGATE));
        List.of("GroupField", "GroupKey", "GroupOrder", "Group", "Having").forEach(each -> roles.put(each, GROUP));
        return Collections.unmodifiableMap(roles);
    }

    /** As a heading. */
    public String plural() {
        return plural;
    }

    /** The longest ending that fits: {@code JobGroupOrder} is of groups. */
    static Role of(String coordinate) {
        String type = coordinate.split("\\.", 2)[0];
        return ROLE_BY_ENDING.keySet().stream()
                .filter(ending -> type.endsWith(ending) && type.length() > ending.length())
                .max(Comparator.comparingInt(String::length))
                .map(ROLE_BY_ENDING::get)
                .orElse(FIELD);
    }
}
