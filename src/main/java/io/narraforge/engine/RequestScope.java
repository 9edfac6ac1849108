package io.narraforge.engine;

import graphql.GraphQLContext;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What one request keeps while it runs: its plans, made once for each field of the document, and its batch loaders, one
 * for each plan.
 */
public final class RequestScope {
    /** The one key of what has no parents: it is loaded once, whoever asks. */
    static final String WHOLE_TABLE = "";

    private final GraphQlRequest request;
    private final DataLoaderRegistry registry = new DataLoaderRegistry();
    private final Executor executor;
    private final Reading shared;
    private volatile @Nullable RunningMutation mutation;
    private volatile @Nullable Document document;
    private final Set<Throwable> causes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger loaders = new AtomicInteger();
    private final Map<Object, DataLoader<?, ?>> loaderByPlan = new ConcurrentHashMap<>();
    private final Map<List<Field>, Object> planByFields = new ConcurrentHashMap<>();
    private final Map<Object, Object> planByItself = new ConcurrentHashMap<>();

    private final Map<List<Field>, Map<String, PlainFields.Selected>> plainFieldsByFields = new ConcurrentHashMap<>();

    RequestScope(GraphQlRequest request, Executor executor, Reading shared) {
        this.request = request;
        this.executor = executor;
        this.shared = shared;
    }

    public static RequestScope of(DataFetchingEnvironment environment) {
        return of(environment.getGraphQlContext());
    }

    static RequestScope of(GraphQLContext context) {
        RequestScope scope = context.get(RequestScope.class);
        if (scope == null) {
            throw new IllegalStateException("executed outside the engine");
        }
        return scope;
    }

    GraphQlRequest request() {
        return request;
    }

    String requestId() {
        return request.requestId();
    }

    /** The request's document, once it is parsed. */
    void parsed(@Nullable Document parsed) {
        document = parsed;
    }

    /** Tells of the operation that was executed. */
    void tell(OperationObserver observer) {
        Document executed = document;
        if (executed != null) {
            operation().ifPresent(operation -> observer.executed(request, executed, operation));
        }
    }

    /** The operation that the request names, or the only one. */
    Optional<OperationDefinition> operation() {
        Document parsed = document;
        return parsed == null
                ? Optional.empty()
                : Documents.operations(parsed, request.operationName()).findFirst();
    }

    /** Where the field that is being fetched reads: within a mutation that has written, what it wrote. */
    public Reading reading() {
        RunningMutation running = mutation;
        return running == null ? shared : running.reading(shared);
    }

    /** The mutation that runs now; what was loaded before it is loaded anew, for it may change that. */
    void begin(RunningMutation next) {
        mutation = next;
        loaderByPlan.clear();
    }

    /** Whatever ended the request, it leaves no transaction open. */
    void end() {
        RunningMutation running = mutation;
        if (running != null) {
            running.rollback();
        }
    }

    RunningMutation mutation() {
        RunningMutation running = mutation;
        if (running == null) {
            throw new IllegalStateException("no mutation runs");
        }
        return running;
    }

    boolean queriesOnly() {
        return request.queriesOnly();
    }

    /** Whether nothing of this request has failed for the same cause before. */
    boolean isFirstFailureBy(Throwable cause) {
        return causes.add(cause);
    }

    DataLoaderRegistry registry() {
        return registry;
    }

    /**
     * The plan of the environment's field. It is made once, though the field may be executed for every node of a list:
     * arguments and selection are the same each time. Fields of a document compare by identity.
     */
    @SuppressWarnings("unchecked") // a field has one fetcher, and so one type of plan
    public <P> P plan(DataFetchingEnvironment environment, Function<DataFetchingEnvironment, P> planner) {
        List<Field> fields = environment.getMergedField().getFields();
        Object known = planByFields.get(fields);
        if (known == null) {
            P planned = planner.apply(environment);
            // One instance for equal plans: to find that two are equal may take long, and is then done once.
            known = planByItself.computeIfAbsent(planned, equal -> equal);
            planByFields.put(fields, known);
        }
        return (P) known;
    }

    /** The columns-only view of a selection, found out once for each field and type. */
    PlainFields.Selected plainFields(
            List<Field> fields, GraphQLObjectType type, Supplier<PlainFields.Selected> finding) {
        Map<String, PlainFields.Selected> byType =
                plainFieldsByFields.computeIfAbsent(fields, unused -> new ConcurrentHashMap<>());
        PlainFields.Selected known = byType.get(type.getName());
        if (known == null) {
            known = finding.get();
            byType.put(type.getName(), known);
        }
        return known;
    }

    /** Runs what blocks on a virtual thread of its own. */
    <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /** The value of one of many keys that are loaded together: everything that has this plan is one batch. */
    @SuppressWarnings("unchecked") // a plan determines its key and value types
    public <K, V extends @Nullable Object> CompletableFuture<V> load(
            Object plan, K key, Function<List<K>, List<V>> batch) {
        var loader = (DataLoader<K, V>) loaderByPlan.computeIfAbsent(plan, unused -> newLoader(batch));
        return loader.load(key);
    }

    /**
     * Batches that are due at the same time run beside each other, each but the last on a virtual thread of its own; the
     * last, and so a lone one, on the thread that is there anyway.
     */
    private <K, V extends @Nullable Object> DataLoader<K, V> newLoader(Function<List<K>, List<V>> batch) {
        BatchLoader<K, V> batchLoader = keys ->
                isAnotherDue() ? async(() -> batch.apply(keys)) : CompletableFuture.completedFuture(batch.apply(keys));
        DataLoader<K, V> loader = DataLoaderFactory.newDataLoader("plan " + loaders.incrementAndGet(), batchLoader);
        registry.register(loader);
        return loader;
    }

    /** A loader's own keys are taken off its queue before its batch is called. */
    private boolean isAnotherDue() {
        return registry.dispatchDepth() > 0;
    }
}
