package io.narraforge.engine.input;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.narraforge.plan.Place;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a value that graphql-java refused does not fit its type, in the order of the contract's fields and up to a
 * bound. It accepts what graphql-java accepts, so that nothing is called wrong that is not.
 */
final class MisfitSearch<V> {
    private final Notation<V> notation;
    private final Place root;
    private final int most;
    private final List<Problem> found = new ArrayList<>();

    /** From the root to the value that is looked at; places as text are made for what is wrong only. */
    private final Deque<Object> steps = new ArrayDeque<>();

    private MisfitSearch(Notation<V> notation, Place root, int most) {
        this.notation = notation;
        this.root = root;
        this.most = most;
    }

    static <V> List<Problem> run(Notation<V> notation, Place root, int most, GraphQLType type, @Nullable V value) {
        var search = new MisfitSearch<>(notation, root, most);
        search.look(type, value, type);
        return List.copyOf(search.found);
    }

    /** @param asked the type that the contract has here, which a single value of a list does not look like */
    private void look(GraphQLType type, @Nullable V value, GraphQLType asked) {
        if (value == null || notation.isNull(value)) {
            if (type instanceof GraphQLNonNull) {
                refuse("is null; give " + Allowed.by(asked));
            }
        } else if (!notation.isReference(value)) {
            switch (GraphQLTypeUtil.unwrapNonNull(type)) {
                case GraphQLList list -> lookIntoList(list, value, asked);
                case GraphQLInputObjectType object -> lookIntoObject(object, value, asked);
                case GraphQLType leaf when !notation.fits(leaf, value) -> refuseKind(value, asked);
                default -> {}
            }
        }
    }

    private void lookIntoList(GraphQLList list, V value, GraphQLType asked) {
        GraphQLType each = list.getWrappedType();
        List<? extends @Nullable V> elements = notation.elements(value);
        if (elements == null) {
            // One value stands for a list of it (GraphQL, 3.11, Input Coercion).
            look(each, value, asked);
            return;
        }
        for (int i = 0; i < elements.size() && !isEnough(); i++) {
            lookAt(i, each, elements.get(i));
        }
    }

    private void lookIntoObject(GraphQLInputObjectType type, V value, GraphQLType asked) {
        Map<String, ? extends @Nullable V> fields = notation.fields(value);
        if (fields == null) {
            refuseKind(value, asked);
            return;
        }
        int before = found.size();
        fields.keySet().stream()
                .filter(name -> type.getFieldDefinition(name) == null)
                .limit(most)
                .forEach(name -> refuseAt(
                        Excerpt.of(name),
                        "is no field of " + type.getName() + "; its fields are " + Allowed.fieldsOf(type)));
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            if (fields.containsKey(field.getName())) {
                lookAt(field.getName(), field.getType(), fields.get(field.getName()));
            } else if (field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue()) {
                refuseAt(field.getName(), "is missing; give " + Allowed.by(field.getType()));
            }
        }
        if (type.isOneOf() && found.size() == before) {
            lookForOne(type, fields);
        }
    }

    private void lookForOne(GraphQLInputObjectType type, Map<String, ? extends @Nullable V> fields) {
        if (fields.size() != 1) {
            refuse("has " + fields.size() + " fields; give exactly one of " + Allowed.fieldsOf(type));
            return;
        }
        var only = fields.entrySet().iterator().next();
        if (only.getValue() == null || notation.isNull(only.getValue())) {
            refuseAt(
                    only.getKey(),
                    "is null; give "
                            + Allowed.by(type.getFieldDefinition(only.getKey()).getType()));
        }
    }

    private void lookAt(Object step, GraphQLType type, @Nullable V value) {
        if (!isEnough()) {
            steps.addLast(step);
            look(type, value, type);
            steps.removeLast();
        }
    }

    private boolean isEnough() {
        return found.size() >= most;
    }

    private void refuseAt(Object step, String what) {
        steps.addLast(step);
        refuse(what);
        steps.removeLast();
    }

    private void refuseKind(V value, GraphQLType asked) {
        refuse("is " + notation.excerpt(value) + "; use " + Allowed.by(asked));
    }

    private void refuse(String what) {
        if (!isEnough()) {
            found.add(problem(what));
        }
    }

    private Problem problem(String what) {
        try {
            Place place = root;
            for (Object step : steps) {
                place = step instanceof Integer index ? place.at(index) : place.at((String) step);
            }
            return place.refuse(what).problem();
        } catch (ProblemOccurredException tooDeep) {
            return tooDeep.problem();
        }
    }
}
