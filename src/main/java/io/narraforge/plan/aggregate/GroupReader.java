package io.narraforge.plan.aggregate;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.sort.Way;
import io.narraforge.plan.value.Operand;
import io.narraforge.plan.value.OperandReader;
import io.narraforge.plan.value.TimeBucket;
import io.narraforge.plan.value.TimeZoneName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads by what rows are grouped, and in which order groups come, by the rules by which the inputs are derived. */
public final class GroupReader {
    private static final int MAX_KEYS = 10;
    private static final int MAX_LISTS = 2;
    private static final String BUCKET = "bucket";
    private static final String TIME_ZONE = "timeZone";
    private static final String KEY = "key";
    private static final String AGGREGATE = "aggregate";

    private final EntityModel entity;
    private final OperandReader operands;

    public GroupReader(Model model, EntityModel entity) {
        this.entity = entity;
        this.operands = new OperandReader(model);
    }

    /** Reads {@code by}, a list of input objects. */
    public List<GroupKey> keys(List<?> given, Place place) {
        if (given.isEmpty()) {
            throw place.refuse("is empty; name what to group by, such as {field: CREATED_AT, bucket: DAY}");
        }
        if (given.size() > MAX_KEYS) {
            throw place.beyondLimit("has", MAX_KEYS, given.size(), "keys");
        }
        var keys = new ArrayList<GroupKey>();
        for (int i = 0; i < given.size(); i++) {
            GroupKey key = key((Map<?, ?>) given.get(i), place.at(i));
            if (keys.contains(key)) {
                throw place.at(i).refuse("is the same key as by[" + keys.indexOf(key) + "]; name each key once");
            }
            keys.add(key);
        }
        long lists = keys.stream().filter(GroupKey.Element.class::isInstance).count();
        if (lists > MAX_LISTS) {
            throw place.beyondLimit("has", MAX_LISTS, lists, "lists, of which every element meets every other");
        }
        return List.copyOf(keys);
    }

    private GroupKey key(Map<?, ?> given, Place place) {
        var targets = new LinkedHashMap<Object, @Nullable Object>(given);
        Object bucket = targets.remove(BUCKET);
        Object timeZone = targets.remove(TIME_ZONE);
        if (bucket == null && timeZone != null) {
            throw place.at(TIME_ZONE).refuse("is given without bucket; add one such as bucket: DAY, or leave it out");
        }
        GroupKey key = target(targets, place);
        if (bucket == null) {
            return key;
        }
        if (!(key instanceof GroupKey.Value(var time)) || time.kind() != ValueKind.DATE_TIME) {
            throw place.at(BUCKET)
                    .refuse("is " + bucket + ", but what it stands with is no time; leave it out, or name a time");
        }
        String zone = timeZone == null ? TimeZoneName.UTC : TimeZoneName.read(timeZone, place.at(TIME_ZONE));
        return new GroupKey.Value(new Operand.Bucketed(time, TimeBucket.valueOf(bucket.toString()), zone));
    }

    private GroupKey target(Map<Object, @Nullable Object> targets, Place place) {
        Object field = targets.get("field");
        Optional<Attribute> list = targets.size() == 1 && field != null ? listOfStrings(field) : Optional.empty();
        return list.<GroupKey>map(GroupKey.Element::new)
                .orElseGet(() -> new GroupKey.Value(operands.read(entity, targets, place)));
    }

    private Optional<Attribute> listOfStrings(Object enumValue) {
        return entity.groupable()
                .filter(field -> !field.getValue().kind().isOrderable()
                        && Conventions.enumValueOf(field.getKey()).equals(enumValue))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Reads {@code orderBy}, a list of input objects. What they leave open is decided by the keys, ascending.
     *
     * @param keys how many the groups have
     */
    public List<GroupSort> order(List<?> given, int keys, Place place) {
        var wayByTarget = new LinkedHashMap<GroupSort.Target, Way>();
        for (int i = 0; i < given.size(); i++) {
            var targets = new LinkedHashMap<Object, Object>((Map<?, ?>) given.get(i));
            Way way = Way.takeOut(targets);
            wayByTarget.putIfAbsent(target(targets, keys, place.at(i)), way);
        }
        for (int i = 0; i < keys; i++) {
            wayByTarget.putIfAbsent(new GroupSort.Key(i), Way.ASCENDING);
        }
        return wayByTarget.entrySet().stream()
                .map(entry -> new GroupSort(entry.getKey(), entry.getValue()))
                .toList();
    }

    private GroupSort.Target target(Map<Object, Object> targets, int keys, Place place) {
        if (targets.size() != 1) {
            throw place.refuse("has " + targets.size() + " targets; name exactly one, key or aggregate");
        }
        if (targets.get(KEY) instanceof Integer key) {
            if (key < 0 || key >= keys) {
                throw place.at(KEY).refuse("is " + key + ", a place in by; use 0 to " + (keys - 1));
            }
            return new GroupSort.Key(key);
        }
        Object aggregate = targets.get(AGGREGATE);
        if (aggregate == null) {
            throw place.refuse("is null; name a target, such as key: 0 or aggregate: COUNT");
        }
        return new GroupSort.Total(aggregate(aggregate));
    }

    private Operand aggregate(Object enumValue) {
        Stream<Operand> ofFields = Arrays.stream(AggregateFunction.values())
                .flatMap(function -> function.fieldsOf(entity)
                        .filter(field -> Conventions.aggregateValueOf(function, field.getKey())
                                .equals(enumValue))
                        .map(field -> new Operand.Aggregate(function, field.getValue())));
        return enumValue.equals("COUNT")
                ? new Operand.RowCount()
                : ofFields.findFirst().orElseThrow();
    }
}
