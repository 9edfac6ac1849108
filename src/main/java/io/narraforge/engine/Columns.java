package io.narraforge.engine;

import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.plan.page.PageColumns;
import io.narraforge.plan.sort.SortOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which columns a selection needs: those of the fields asked for, the id, and the order's keys where cursors are. */
public final class Columns {
    private static final Comparator<Attribute> BY_SLOT = Comparator.comparingInt(Attribute::slot);

    private Columns() {}

    /** For a field whose value is one row of the entity. */
    public static List<Attribute> ofNode(DataFetchingEnvironment environment, EntityModel entity) {
        var selection = new Selection(environment);
        return List.copyOf(needed(entity, selection.below(selection.withEqualSiblings(), entity.typeName())));
    }

    /** For a field of the environment's own payload whose value is one row of the entity, or a list of them. */
    public static List<Attribute> ofPayload(DataFetchingEnvironment environment, String field, EntityModel entity) {
        var selection = new Selection(environment);
        List<Field> nodes = inPayload(environment, selection, field);
        return List.copyOf(needed(entity, selection.below(nodes, entity.typeName())));
    }

    /** Whether a field of the environment's own payload is asked for. */
    public static boolean wantsOfPayload(DataFetchingEnvironment environment, String field) {
        return !inPayload(environment, new Selection(environment), field).isEmpty();
    }

    private static List<Field> inPayload(DataFetchingEnvironment environment, Selection selection, String field) {
        String payload = ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(environment.getFieldType())).getName();
        return Selection.named(selection.below(selection.withEqualSiblings(), payload), field);
    }

    /** For a connection field over the entity. */
    static PageColumns ofConnection(DataFetchingEnvironment environment, SortOrder order) {
        EntityModel entity = order.entity();
        var selection = new Selection(environment);
        List<Field> connection =
                selection.below(selection.withEqualSiblings(), Conventions.connectionOf(entity.typeName()));
        List<Field> nodes = selection.below(Selection.named(connection, "nodes"), entity.typeName());
        List<Field> edges =
                selection.below(Selection.named(connection, "edges"), Conventions.edgeOf(entity.typeName()));
        List<Field> edgeNodes = selection.below(Selection.named(edges, "node"), entity.typeName());
        List<Field> pageInfo = selection.below(Selection.named(connection, "pageInfo"), "PageInfo");

        Set<Attribute> columns = needed(entity, nodes);
        columns.addAll(needed(entity, edgeNodes));
        boolean wantsCursors = !Selection.named(edges, "cursor").isEmpty()
                || !Selection.named(pageInfo, "startCursor").isEmpty()
                || !Selection.named(pageInfo, "endCursor").isEmpty();
        if (wantsCursors) {
            columns.addAll(order.attributes());
        }
        return new PageColumns(List.copyOf(columns), wantsCursors ? order.derived() : List.of());
    }

    /** Whether a connection field over the entity is asked for the number of all rows. */
    static boolean wantsTotalCount(DataFetchingEnvironment environment, EntityModel entity) {
        var selection = new Selection(environment);
        List<Field> connection =
                selection.below(selection.withEqualSiblings(), Conventions.connectionOf(entity.typeName()));
        return !Selection.named(connection, "totalCount").isEmpty();
    }

    private static Set<Attribute> needed(EntityModel entity, List<Field> fields) {
        Set<Attribute> columns = new TreeSet<>(BY_SLOT);
        columns.add(entity.id());
        for (Field field : fields) {
            FieldSource source = entity.sourceByField().get(field.getName());
            if (source != null) {
                columns.addAll(source.needs());
            }
        }
        return columns;
    }
}
