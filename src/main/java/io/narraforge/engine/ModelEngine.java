package io.narraforge.engine;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.database.Database;
import io.narraforge.document.Shapes;
import io.narraforge.model.Declarations;
import io.narraforge.model.Misfit;
import io.narraforge.model.Model;
import io.narraforge.telemetry.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jooq.Schema;
import org.jspecify.annotations.Nullable;

/** The engine over a contract and its tables: parse, plan, run, answer. Its batches run on virtual threads. */
public final class ModelEngine implements GraphQlEngine, AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final GraphQL graphQl;
    private final ErrorTranslation errors;
    private final RefusedVariables variables;
    private final Optional<OperationObserver> observer;
    private final Reading reading;
    private final MutationWatch watch;
    private final AnswerExpiry expiry;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private ModelEngine(GraphQLSchema schema, Model model, Database database, Observers observers) {
        Telemetry telemetry = observers.telemetry();
        this.observer = observers.operations();
        this.errors = new ErrorTranslation(telemetry);
        this.reading = new Reading(model, new Statements(database, telemetry));
        this.watch = new MutationWatch(executor);
        var answers = new AnswerStore();
        this.expiry = AnswerExpiry.every(Duration.ofHours(1), () -> answers.forgetOld(database), telemetry);
        var mutations = new Mutations(database, model, reading, watch, answers);
        this.variables = new RefusedVariables(schema);
        this.graphQl = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new PlainRowStrategy(new PlainFields(model), errors))
                .mutationExecutionStrategy(new MutationStrategy(mutations, errors))
                .preparsedDocumentProvider(new Documents(new RefusedLiterals(schema)))
                .build();
    }

    /**
     * Binds the contract to the tables and wires it.
     *
     * @throws io.narraforge.problem.ProblemOccurredException with all findings when contract, wiring and tables disagree
     */
    public static ModelEngine over(
            TypeDefinitionRegistry contract,
            Schema tables,
            List<Feature> features,
            Database database,
            Observers observers) {
        Model model = bind(contract, tables, features);
        var wiring = new Wiring();
        new ModelWiring(model).wire(wiring);
        features.forEach(feature -> feature.wire(wiring, model));
        var mutations = new MutationWiring(contract, model, new InputRules(new ShapeRule(Shapes.ofBuild()), wiring));
        mutations.wire(wiring);
        return new ModelEngine(new SchemaBuilder(contract, wiring).build(), model, database, observers);
    }

    /** The contract bound with what the features declare. */
    public static Model bind(TypeDefinitionRegistry contract, Schema tables, List<Feature> features) {
        return Model.bind(contract, tables, declarations(features));
    }

    /** Where the contract, with what the features declare, disagrees with the tables; empty when it can be bound. */
    public static List<Misfit> misfits(TypeDefinitionRegistry contract, Schema tables, List<Feature> features) {
        return Model.misfits(contract, tables, declarations(features));
    }

    private static Declarations declarations(List<Feature> features) {
        return features.stream().map(Feature::declarations).reduce(Declarations.none(), Declarations::and);
    }

    @Override
    public GraphQlAnswer execute(GraphQlRequest request) {
        var scope = new RequestScope(request, executor, reading);
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(RequestScope.class, scope))
                .dataLoaderRegistry(scope.registry())
                .locale(Locale.ENGLISH)
                .build();
        try {
            ExecutionResult result = graphQl.execute(input);
            if (result.isDataPresent()) {
                observer.ifPresent(scope::tell);
            }
            return answer(result, variables.errorsOf(result, input), request.requestId());
        } finally {
            scope.end();
        }
    }

    private GraphQlAnswer answer(ExecutionResult result, List<GraphQLError> found, String requestId) {
        List<Map<String, @Nullable Object>> described =
                found.stream().map(error -> errors.describe(error, requestId)).toList();
        Map<String, @Nullable Object> data = result.isDataPresent() ? result.getData() : null;
        return new GraphQlAnswer(outcomeOf(result), data, described);
    }

    private static GraphQlAnswer.Outcome outcomeOf(ExecutionResult result) {
        if (result.isDataPresent()) {
            return GraphQlAnswer.Outcome.EXECUTED;
        }
        boolean notAQuery = result.getErrors().stream()
                .map(GraphQLError::getExtensions)
                .anyMatch(extensions -> extensions != null && Documents.NOT_A_QUERY.equals(extensions.get("code")));
        return notAQuery ? GraphQlAnswer.Outcome.NOT_A_QUERY : GraphQlAnswer.Outcome.REFUSED;
    }

    /** What runs may finish, for a bounded time: a statement that hangs must not keep the process. */
    @Override
    public void close() {
        expiry.close();
        watch.close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
