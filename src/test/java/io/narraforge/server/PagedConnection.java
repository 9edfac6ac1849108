package io.narraforge.server;

import io.narraforge.contract.Contract;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection field of the contract, found in the model, so that a new one is tested without being named.
 *
 * @param parentType null for a root field
 * @param parentKey the column that names the parent's row
 */
record PagedConnection(
        String field,
        EntityModel entity,
        @Nullable String parentType,
        @Nullable Attribute parentKey) {

    static List<PagedConnection> all() {
        Model model = Domain.bind(Contract.ofBuild().types());
        var connections = new ArrayList<PagedConnection>();
        for (EntityModel entity : model.entities()) {
            connections.add(new PagedConnection(Conventions.rootFieldOf(entity.typeName()) + "s", entity, null, null));
            entity.sourceByField().forEach((field, source) -> {
                if (source instanceof FieldSource.ToMany toMany) {
                    EntityModel target = model.entity(toMany.targetType());
                    connections.add(new PagedConnection(field, target, entity.typeName(), toMany.foreignKey()));
                }
            });
        }
        return connections;
    }

    List<Attribute> orderable() {
        return entity.orderable().map(entry -> entry.getValue()).toList();
    }

    /** The variables are those of a page; the page is at {@code page} or {@code parent.page} of the answer. */
    String document() {
        String page = "page: %s(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy)"
                        .formatted(field)
                + " { nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
        String parent = parentType == null
                ? page
                : "parent: %s(id: $parent) { %s }".formatted(Conventions.rootFieldOf(parentType), page);
        return "query(%s$first: Int, $after: String, $last: Int, $before: String, $orderBy: [%sOrder!]) { %s }"
                .formatted(parentType == null ? "" : "$parent: ID!, ", entity.typeName(), parent);
    }

    String pagePath() {
        return parentType == null ? "page." : "parent.page.";
    }

    @Override
    public String toString() {
        return (parentType == null ? "Query" : parentType) + "." + field;
    }
}
