package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;

/** The fields beside each connection, of a type or of the root: what its nodes come to, in all and by groups. */
final class BesideConnections {
    private BesideConnections() {}

    static String ofRoot(Model model) {
        Definition query = Definition.extension("Query");
        model.entities()
                .forEach(entity -> add(query, Conventions.rootConnectionFieldOf(entity.typeName()), entity.typeName()));
        return query.text();
    }

    static String of(EntityModel entity) {
        Definition type = Definition.extension(entity.typeName());
        entity.fields(FieldSource.ToMany.class)
                .forEach(relation ->
                        add(type, relation.getKey(), relation.getValue().targetType()));
        return type.text();
    }

    private static void add(Definition type, String connection, String target) {
        String where = Definition.described(
                "Only nodes for which all of this holds.", "where: " + Conventions.filterOf(target));
        String aggregate =
                Definition.signature(Conventions.aggregateBeside(connection), Conventions.aggregateOf(target), where);
        String groups = Definition.signature(
                Conventions.groupsBeside(connection),
                "[%s!]".formatted(Conventions.groupOf(target)),
                Definition.described(
                        "The keys: nodes with the same values are one group.",
                        "by: [%s!]!".formatted(Conventions.groupKeyOf(target))),
                where,
                Definition.described(
                        "Only groups for which all of this holds.", "having: " + Conventions.havingOf(target)),
                Definition.described(
                        "The order, most significant first; by the keys, ascending, when absent.",
                        "orderBy: [%s!]".formatted(Conventions.groupOrderOf(target))),
                Definition.described("How many groups; 0 to 1,000, and 50 when absent.", "first: Int"));
        type.with(aggregate, "What the nodes of `%s` come to.".formatted(connection))
                .with(groups, "The nodes of `%s` in groups, and what each comes to.".formatted(connection));
    }
}
