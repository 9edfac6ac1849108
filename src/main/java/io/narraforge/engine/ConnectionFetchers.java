package io.narraforge.engine;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.page.CountPlan;
import io.narraforge.plan.page.CountedPagePlan;
import io.narraforge.plan.page.PageColumns;
import io.narraforge.plan.page.PagePlan;
import io.narraforge.plan.sort.SortOrder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetchers of connection fields and of what is inside a connection. */
final class ConnectionFetchers {
    private static final int MAX_COUNT = 1_000_000;

    private final Model model;

    ConnectionFetchers(Model model) {
        this.model = model;
    }

    /**
     * What a connection field's arguments and selection come to.
     *
     * @param counted whether the total comes with the page
     */
    private record Planned(ConnectionRequest request, PagePlan page, boolean counted) {}

    /** A root field over all rows of an entity. */
    DataFetcher<CompletableFuture<Page>> root(EntityModel entity) {
        return environment -> {
            var scope = RequestScope.of(environment);
            Planned planned = scope.plan(environment, unplanned -> plan(unplanned, entity, null));
            Reading reading = scope.reading();
            return scope.load(planned, RequestScope.WHOLE_TABLE, unused -> List.of(page(planned, reading)));
        };
    }

    private static Page page(Planned planned, Reading reading) {
        return JsonPathFailure.named(
                planned.request().filtered(),
                () -> planned.counted()
                        ? reading.countedPage(new CountedPagePlan(planned.page()), planned.request())
                        : reading.page(planned.page(), planned.request()));
    }

    private static List<Page> pages(Planned planned, Reading reading, List<String> parentIds) {
        return JsonPathFailure.named(
                planned.request().filtered(), () -> reading.pages(planned.page(), planned.request(), parentIds));
    }

    /** A field of a row over the rows whose foreign key names it. */
    DataFetcher<CompletableFuture<Page>> toMany(EntityModel target, Attribute foreignKey) {
        return environment -> {
            var scope = RequestScope.of(environment);
            Planned planned = scope.plan(environment, unplanned -> plan(unplanned, target, foreignKey));
            Row parent = Objects.requireNonNull(environment.<Row>getSource());
            Reading reading = scope.reading();
            return scope.load(planned, parent.id(), parentIds -> pages(planned, reading, parentIds));
        };
    }

    /** A count with the values of its filter. */
    private record Counting(CountPlan plan, Filtered filtered, int limit) {
        @Nullable
        Object value(String parameter) {
            return parameter.equals(CountPlan.LIMIT) ? Integer.toString(limit) : Reading.valueOf(filtered, parameter);
        }
    }

    /** The number of all rows that the page is a part of; costs a statement only where it is asked for. */
    DataFetcher<CompletableFuture<Long>> totalCount() {
        return environment -> {
            Page page = Objects.requireNonNull(environment.<Page>getSource());
            Long total = page.total();
            return total == null ? counted(environment, null) : CompletableFuture.completedFuture(total);
        };
    }

    /** The number of all rows, counted no further than the argument says. */
    DataFetcher<CompletableFuture<Long>> totalCountUpTo() {
        return environment -> {
            FieldArguments arguments = FieldArguments.of(environment);
            int limit = (Integer) Objects.requireNonNull(arguments.value(CountPlan.LIMIT));
            if (limit < 1 || limit > MAX_COUNT) {
                throw arguments.place(CountPlan.LIMIT).refuse("is " + limit + "; use 1 to " + MAX_COUNT);
            }
            return counted(environment, limit);
        };
    }

    private static CompletableFuture<Long> counted(DataFetchingEnvironment environment, @Nullable Integer limit) {
        Page page = Objects.requireNonNull(environment.<Page>getSource());
        ConnectionRequest request = page.request();
        var plan = new CountPlan(request.entity(), request.filtered().filter(), request.parentKey(), limit != null);
        var counting = new Counting(plan, request.filtered(), limit == null ? 0 : limit);
        String key = page.parentId() == null ? RequestScope.WHOLE_TABLE : page.parentId();
        var scope = RequestScope.of(environment);
        Reading reading = scope.reading();
        return scope.load(counting, key, parentIds -> count(counting, reading, parentIds));
    }

    private static List<Long> count(Counting counting, Reading reading, List<String> parentIds) {
        CountPlan plan = counting.plan();
        return JsonPathFailure.named(
                counting.filtered(),
                () -> plan.parentKey() == null
                        ? List.of(reading.count(plan, counting::value))
                        : reading.counts(plan, counting::value, parentIds));
    }

    private Planned plan(DataFetchingEnvironment environment, EntityModel entity, @Nullable Attribute parentKey) {
        var arguments = new ConnectionArguments(model, FieldArguments.of(environment));
        SortOrder order = arguments.order(entity);
        Filtered filtered = arguments.filtered(entity);
        var request = new ConnectionRequest(order, arguments.window(order), filtered, parentKey);
        PageColumns columns = Columns.ofConnection(environment, order);
        PagePlan page = PagePlan.of(order, columns, filtered.filter(), parentKey, request.window());
        return new Planned(request, page, CountedPagePlan.serves(page) && Columns.wantsTotalCount(environment, entity));
    }
}
