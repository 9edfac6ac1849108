package io.narraforge.engine;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.IdArgument;
import io.narraforge.plan.Place;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetchers of single rows: by id, by a foreign key, and by an id of any type. */
final class NodeFetchers {
    /** Rows of one entity that were asked for with equal columns are one batch. */
    private record ById(EntityModel entity, List<Attribute> columns) {}

    /** {@code world(id)}. */
    DataFetcher<CompletableFuture<@Nullable Row>> byId(EntityModel entity) {
        return environment -> {
            String id = idArgument(environment);
            return rowOf(environment, entity, id);
        };
    }

    /** {@code Character.world}; null where the foreign key is. */
    DataFetcher<@Nullable CompletableFuture<@Nullable Row>> toOne(EntityModel target, Attribute foreignKey) {
        return environment -> {
            Row source = Objects.requireNonNull(environment.<Row>getSource());
            String id = source.findText(foreignKey);
            return id == null ? null : rowOf(environment, target, id);
        };
    }

    /** {@code node(id)}: one statement for the type, one for the row. */
    DataFetcher<CompletableFuture<@Nullable Row>> node() {
        return environment -> {
            List<String> ids = List.of(idArgument(environment));
            return load(environment, ids).thenApply(List::getFirst);
        };
    }

    /** {@code nodes(ids)}: one statement for the types, one for each type found. */
    DataFetcher<CompletableFuture<List<@Nullable Row>>> nodes() {
        return environment -> {
            List<String> ids = idsArgument(environment);
            return load(environment, ids);
        };
    }

    /** Runs on a thread of its own: a loader's batch would wait for the level's other fields first. */
    private CompletableFuture<List<@Nullable Row>> load(DataFetchingEnvironment environment, List<String> ids) {
        var scope = RequestScope.of(environment);
        Reading reading = scope.reading();
        return scope.async(() -> {
            List<@Nullable EntityModel> entities = reading.entitiesOf(ids);
            var rows = new @Nullable Row[ids.size()];
            entities.stream().filter(Objects::nonNull).distinct().forEach(entity -> {
                List<Integer> places = placesOf(entity, entities);
                List<@Nullable Row> found = reading.rowsById(
                        entity,
                        Columns.ofNode(environment, entity),
                        places.stream().map(ids::get).toList());
                for (int i = 0; i < places.size(); i++) {
                    rows[places.get(i)] = found.get(i);
                }
            });
            return Arrays.asList(rows);
        });
    }

    private static List<Integer> placesOf(EntityModel entity, List<@Nullable EntityModel> entities) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < entities.size(); i++) {
            if (entities.get(i) == entity) {
                places.add(i);
            }
        }
        return places;
    }

    private CompletableFuture<@Nullable Row> rowOf(DataFetchingEnvironment environment, EntityModel entity, String id) {
        var scope = RequestScope.of(environment);
        ById plan = scope.plan(environment, unplanned -> new ById(entity, Columns.ofNode(unplanned, entity)));
        Reading reading = scope.reading();
        return scope.load(plan, id, ids -> reading.rowsById(entity, plan.columns(), ids));
    }

    private static String idArgument(DataFetchingEnvironment environment) {
        FieldArguments arguments = FieldArguments.of(environment);
        return IdArgument.parse(arguments.place("id"), Objects.requireNonNull(arguments.value("id")));
    }

    private static List<String> idsArgument(DataFetchingEnvironment environment) {
        FieldArguments arguments = FieldArguments.of(environment);
        Place place = arguments.place("ids");
        List<?> ids = arguments.list("ids");
        if (ids.size() > PageWindow.MAX_SIZE) {
            throw new ProblemOccurredException(new Problem.LimitExceeded(
                    place.input(),
                    PageWindow.MAX_SIZE,
                    ids.size(),
                    place + " has " + ids.size() + " ids, the limit is " + PageWindow.MAX_SIZE));
        }
        return ids.stream().map(id -> IdArgument.parse(place, id)).toList();
    }
}
