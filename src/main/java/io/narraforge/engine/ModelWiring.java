package io.narraforge.engine;

import graphql.schema.DataFetcher;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.JsonShape;
import io.narraforge.model.Model;
import io.narraforge.plan.page.CountPlan;
import java.util.Set;

/** Wires what follows from the model: the same for every entity, so that none needs code of its own. */
final class ModelWiring {
    private final Model model;
    private final ConnectionFetchers connections;
    private final NodeFetchers nodes;
    private final AggregateWiring aggregates;

    ModelWiring(Model model) {
        this.model = model;
        this.connections = new ConnectionFetchers(model);
        this.nodes = new NodeFetchers();
        this.aggregates = new AggregateWiring(model);
    }

    void wire(Wiring wiring) {
        wiring.field("Query.node", nodes.node(), Set.of("id"));
        wiring.field("Query.nodes", nodes.nodes(), Set.of("ids"));
        wirePageInfo(wiring);
        for (EntityModel entity : model.entities()) {
            wireRoot(wiring, entity);
            wireConnection(wiring, entity.typeName());
            aggregates.wire(wiring, entity);
            entity.sourceByField()
                    .forEach((field, source) -> wireField(wiring, entity.typeName() + "." + field, source));
        }
        model.shapes().forEach(shape -> wireShape(wiring, shape));
    }

    private void wireRoot(Wiring wiring, EntityModel entity) {
        String root = Conventions.rootFieldOf(entity.typeName());
        wiring.field("Query." + root, nodes.byId(entity), Set.of("id"));
        wiring.field(
                "Query." + Conventions.rootConnectionFieldOf(entity.typeName()),
                connections.root(entity),
                ConnectionArguments.NAMES);
    }

    private void wireConnection(Wiring wiring, String typeName) {
        String connection = Conventions.connectionOf(typeName) + ".";
        wiring.field(connection + "nodes", SourceFetcher.of(Page.class, Page::rows));
        wiring.field(connection + "edges", SourceFetcher.of(Page.class, Page::edges));
        wiring.field(connection + "pageInfo", SourceFetcher.of(Page.class, page -> page));
        wiring.field(connection + "totalCount", connections.totalCount());
        wiring.field(connection + "totalCountUpTo", connections.totalCountUpTo(), Set.of(CountPlan.LIMIT));
        String edge = Conventions.edgeOf(typeName) + ".";
        wiring.field(edge + "cursor", SourceFetcher.of(Page.Edge.class, Page.Edge::cursor));
        wiring.field(edge + "node", SourceFetcher.of(Page.Edge.class, Page.Edge::node));
    }

    private static void wirePageInfo(Wiring wiring) {
        wiring.field("PageInfo.hasNextPage", SourceFetcher.of(PageInfo.class, PageInfo::hasNextPage));
        wiring.field("PageInfo.hasPreviousPage", SourceFetcher.of(PageInfo.class, PageInfo::hasPreviousPage));
        wiring.field("PageInfo.startCursor", SourceFetcher.of(PageInfo.class, PageInfo::startCursor));
        wiring.field("PageInfo.endCursor", SourceFetcher.of(PageInfo.class, PageInfo::endCursor));
    }

    private void wireField(Wiring wiring, String coordinate, FieldSource source) {
        switch (source) {
            case FieldSource.ToMany toMany ->
                wiring.field(
                        coordinate,
                        connections.toMany(model.entity(toMany.targetType()), toMany.foreignKey()),
                        ConnectionArguments.NAMES);
            case FieldSource.ToOne toOne ->
                wiring.field(coordinate, nodes.toOne(model.entity(toOne.targetType()), toOne.foreignKey()));
            case FieldSource.Column column -> wiring.field(coordinate, column(column.attribute()));
            case FieldSource.JsonStrings strings -> wiring.field(coordinate, strings(strings.attribute()));
            case FieldSource.JsonObjects objects -> wiring.field(coordinate, objects(objects.attribute()));
        }
    }

    /** graphql-java's own scalars want a string; ours pass the stored form on. */
    private static DataFetcher<?> column(Attribute attribute) {
        return switch (attribute.kind()) {
            case ID, TEXT -> SourceFetcher.of(Row.class, row -> row.findText(attribute));
            default -> SourceFetcher.of(Row.class, row -> row.value(attribute));
        };
    }

    private static DataFetcher<?> strings(Attribute attribute) {
        return SourceFetcher.of(
                Row.class, row -> row.value(attribute) instanceof RawJson stored ? JsonValues.strings(stored) : null);
    }

    private static DataFetcher<?> objects(Attribute attribute) {
        return SourceFetcher.of(
                Row.class,
                row -> row.value(attribute) instanceof RawJson stored ? JsonValues.elements(stored, row) : null);
    }

    private static void wireShape(Wiring wiring, JsonShape shape) {
        shape.keyByField()
                .forEach((field, key) -> wiring.field(
                        shape.typeName() + "." + field,
                        SourceFetcher.of(JsonValues.Element.class, element -> JsonValues.read(element.json(), key))));
    }
}
