package io.narraforge.feature.search;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.narraforge.engine.Columns;
import io.narraforge.engine.Feature;
import io.narraforge.engine.FieldArguments;
import io.narraforge.engine.Reading;
import io.narraforge.engine.RequestScope;
import io.narraforge.engine.Row;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Attribute;
import io.narraforge.model.Declarations;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code search}: one statement for a page, one for the rows of each type that it found, one for its fragments; the last
 * two only where they are asked for.
 */
public final class SearchFeature implements Feature {
    /** The one key of a page: it is loaded once, whoever asks. */
    private static final String PAGE = "";

    @Override
    public Declarations declarations() {
        return Declarations.none();
    }

    /** What the rows of one type are read with. */
    private record RowsOfType(EntityModel entity, List<Attribute> columns) {}

    /** Hits of one search have their fragments from one statement. */
    private record FragmentsOf(String text) {}

    @Override
    public void wire(Wiring wiring, Model model) {
        wiring.field("Query.search", page(model), SearchArguments.NAMES);
        wiring.field("SearchConnection.edges", of(SearchPage.class, SearchPage::hits));
        wiring.field("SearchConnection.nodes", of(SearchPage.class, SearchPage::hits));
        wiring.field("SearchConnection.pageInfo", of(SearchPage.class, page -> page));
        wiring.field("SearchEdge.cursor", of(SearchHit.class, SearchHit::cursor));
        wiring.field("SearchEdge.node", of(SearchHit.class, hit -> hit));
        wiring.field("SearchHit.node", row(model));
        wiring.field("SearchHit.type", of(SearchHit.class, SearchHit::type));
        wiring.field("SearchHit.score", of(SearchHit.class, SearchHit::score));
        wiring.field("SearchHit.path", fragment(model, Fragment::path));
        wiring.field("SearchHit.fragment", fragment(model, Fragment::parts));
        wiring.field("SearchFragmentPart.text", of(Fragment.Part.class, Fragment.Part::text));
        wiring.field("SearchFragmentPart.match", of(Fragment.Part.class, Fragment.Part::match));
    }

    private static <S> DataFetcher<Object> of(Class<S> sourceType, Function<S, Object> value) {
        return environment -> value.apply(sourceType.cast(Objects.requireNonNull(environment.<Object>getSource())));
    }

    private static DataFetcher<CompletableFuture<SearchPage>> page(Model model) {
        return environment -> {
            var scope = RequestScope.of(environment);
            SearchRequest request =
                    scope.plan(environment, unplanned -> new SearchArguments(FieldArguments.of(unplanned)).request());
            var search = new Search(model, scope.reading());
            return scope.load(request, PAGE, unused -> List.of(search.page(request)));
        };
    }

    private static DataFetcher<CompletableFuture<@Nullable Row>> row(Model model) {
        return environment -> {
            SearchHit hit = hitOf(environment);
            var scope = RequestScope.of(environment);
            Map<SearchType, RowsOfType> plans = scope.plan(environment, unplanned -> rowPlans(unplanned, model));
            RowsOfType plan = Objects.requireNonNull(plans.get(hit.type()));
            Reading reading = scope.reading();
            return scope.load(plan, hit.id(), ids -> reading.rowsById(plan.entity(), plan.columns(), ids));
        };
    }

    private static Map<SearchType, RowsOfType> rowPlans(DataFetchingEnvironment environment, Model model) {
        var plans = new EnumMap<SearchType, RowsOfType>(SearchType.class);
        for (SearchType type : SearchType.values()) {
            EntityModel entity = model.entity(type.typeName());
            plans.put(type, new RowsOfType(entity, Columns.ofNode(environment, entity)));
        }
        return plans;
    }

    private static DataFetcher<CompletableFuture<Object>> fragment(Model model, Function<Fragment, List<?>> part) {
        return environment -> {
            SearchHit hit = hitOf(environment);
            String text = hit.request().text();
            var scope = RequestScope.of(environment);
            var search = new Search(model, scope.reading());
            CompletableFuture<@Nullable Fragment> loaded =
                    scope.load(new FragmentsOf(text), hit, hits -> search.fragments(text, hits));
            return loaded.thenApply(fragment -> fragment == null ? List.of() : part.apply(fragment));
        };
    }

    private static SearchHit hitOf(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<SearchHit>getSource());
    }
}
