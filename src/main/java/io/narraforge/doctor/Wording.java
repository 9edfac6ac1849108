package io.narraforge.doctor;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;

/** Questions as a front end writes them, with an ellipsis for values. */
record Wording(EntityModel entity) {
    String root() {
        return Conventions.rootConnectionFieldOf(entity.typeName());
    }

    String where(String field, String test) {
        return "%s(where: {%s: {%s}})".formatted(root(), field, test);
    }

    String orderBy(String field) {
        return "%s(orderBy: [{field: %s}])".formatted(root(), Conventions.enumValueOf(field));
    }

    static String connection(EntityModel parent, String connection) {
        return "%s { nodes { %s } }".formatted(new Wording(parent).root(), connection);
    }
}
