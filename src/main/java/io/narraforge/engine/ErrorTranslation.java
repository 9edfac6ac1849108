package io.narraforge.engine;

import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.MergedField;
import graphql.execution.MissingRootTypeException;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Problem → GraphQL error. What is ours to mend goes to the log under the request's id, and only the id to the client. */
final class ErrorTranslation implements DataFetcherExceptionHandler {
    static final String INTERNAL = "INTERNAL";
    private static final String INVALID = "GRAPHQL_VALIDATION_FAILED";
    private static final String BAD_USER_INPUT = "BAD_USER_INPUT";

    private final Telemetry telemetry;

    ErrorTranslation(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        var scope = RequestScope.of(failed.getDataFetchingEnvironment());
        GraphQLError error = translated(
                failed.getException(), scope, GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment()));
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** What went wrong with a field after it had been fetched. */
    GraphQLError of(Throwable failure, RequestScope scope, ExecutionStrategyParameters parameters) {
        MergedField field = Objects.requireNonNull(parameters.getField());
        return translated(
                failure,
                scope,
                GraphqlErrorBuilder.newError()
                        .path(parameters.getPath())
                        .location(field.getSingleField().getSourceLocation()));
    }

    /** What is wrong with a request, found before anything ran. */
    static GraphQLError refusal(Problem problem, @Nullable SourceLocation location) {
        return refusal(problem, codeOf(problem), location);
    }

    /** What is wrong with a value in the document, which is invalid by it. */
    static GraphQLError invalid(Problem problem, @Nullable SourceLocation location) {
        String code = codeOf(problem);
        return refusal(problem, code.equals(BAD_USER_INPUT) ? INVALID : code, location);
    }

    private static GraphQLError refusal(Problem problem, String code, @Nullable SourceLocation location) {
        Map<String, Object> extensions = detailsOf(problem);
        extensions.put("code", code);
        return GraphqlErrorBuilder.newError()
                .message("%s", problem.message())
                .location(location)
                .extensions(extensions)
                .build();
    }

    /** Whether graphql-java refused a variable, before anything ran. */
    static boolean isOfVariable(GraphQLError error) {
        return error instanceof GraphQLException && codeOf(error).equals(BAD_USER_INPUT);
    }

    private GraphQLError translated(Throwable failure, RequestScope scope, GraphqlErrorBuilder<?> error) {
        String requestId = scope.requestId();
        Throwable cause = unwrap(failure);
        Map<String, Object> extensions = extensionsFor(cause, requestId);
        // A batch that fails fails every field that waited for it: its cause belongs into the log once.
        if (INTERNAL.equals(extensions.get("code")) && scope.isFirstFailureBy(cause)) {
            telemetry.record(new Event.RequestFailed(requestId, cause));
        }
        return error.message("%s", messageFor(cause, requestId))
                .extensions(extensions)
                .build();
    }

    /**
     * The specification's form of an error, with a code for those that graphql-java made. One that is ours to mend, a null
     * against the contract for instance, tells the client no more than one that a fetcher threw.
     */
    Map<String, @Nullable Object> describe(GraphQLError error, String requestId) {
        Map<String, @Nullable Object> description = new LinkedHashMap<>(wellFormedSpecification(error));
        if (!isTranslated(error) && codeOf(error).equals(INTERNAL)) {
            telemetry.record(new Event.RequestFailed(requestId, new IllegalStateException(error.getMessage())));
            description.put("message", internalMessage(requestId));
        }
        var extensions = new LinkedHashMap<String, @Nullable Object>();
        extensions.put("code", codeOf(error));
        extensions.put("requestId", requestId);
        if (error.getExtensions() != null) {
            error.getExtensions().forEach((key, value) -> {
                if (!key.equals("classification")) {
                    extensions.put(key, value);
                }
            });
        }
        description.put("extensions", extensions);
        return description;
    }

    /** The specification's form of an error, in text that can be sent and stored. */
    static Map<String, Object> wellFormedSpecification(GraphQLError error) {
        Map<String, Object> specification = new LinkedHashMap<>(error.toSpecification());
        specification.put("message", wellFormed(String.valueOf(error.getMessage())));
        return specification;
    }

    /** Errors repeat what clients wrote, lone surrogates too, which UTF-8 has no form for: they become question marks. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static boolean isTranslated(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static String codeOf(GraphQLError error) {
        return switch (error) {
            case InvalidSyntaxError syntax -> "GRAPHQL_PARSE_FAILED";
            case ValidationError invalid -> INVALID;
            case UnknownOperationException unknown -> "OPERATION_RESOLUTION_FAILURE";
            case MissingRootTypeException missing -> "OPERATION_RESOLUTION_FAILURE";
            case AbortExecutionException aborted -> "LIMIT_EXCEEDED";
            case GoodFaithIntrospection.BadFaithIntrospectionError introspection -> "LIMIT_EXCEEDED";
            // What graphql-java throws while it coerces variables, before anything is executed.
            case GraphQLException coercion -> BAD_USER_INPUT;
            default -> INTERNAL;
        };
    }

    private static Throwable unwrap(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? unwrap(thrown.getCause()) : thrown;
    }

    private static String messageFor(Throwable cause, String requestId) {
        return cause instanceof ProblemOccurredException occurred && !(occurred.problem() instanceof Problem.Internal)
                ? occurred.problem().message()
                : internalMessage(requestId);
    }

    private static String internalMessage(String requestId) {
        return "Something went wrong on our side; the log has the cause under request " + requestId;
    }

    private static Map<String, Object> extensionsFor(Throwable cause, String requestId) {
        Problem problem = cause instanceof ProblemOccurredException occurred
                ? occurred.problem()
                : new Problem.Internal("unexpected");
        Map<String, Object> extensions = detailsOf(problem);
        extensions.put("requestId", requestId);
        return extensions;
    }

    private static Map<String, Object> detailsOf(Problem problem) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", codeOf(problem));
        if (problem instanceof Problem.OfInput ofInput) {
            putDetails(ofInput, extensions);
        }
        return extensions;
    }

    private static void putDetails(Problem.OfInput problem, Map<String, Object> extensions) {
        extensions.put("argument", problem.place().argument());
        if (!problem.place().path().isEmpty()) {
            extensions.put("inputPath", problem.place().path());
        }
        if (problem.place().pointer() != null) {
            extensions.put("pointer", problem.place().pointer());
        }
        switch (problem) {
            case Problem.LimitExceeded exceeded -> {
                extensions.put("limit", exceeded.limit());
                extensions.put("requested", exceeded.requested());
            }
            case Problem.VersionConflict conflict -> extensions.put("currentVersion", conflict.currentVersion());
            case Problem.IllegalTransition transition -> {
                extensions.put("from", transition.from());
                extensions.put("allowed", transition.allowed());
            }
            default -> {}
        }
    }

    static String codeOf(Problem problem) {
        return switch (problem) {
            case Problem.BadUserInput bad -> BAD_USER_INPUT;
            case Problem.NotFound notFound -> "NOT_FOUND";
            case Problem.VersionConflict conflict -> "VERSION_CONFLICT";
            case Problem.AlreadyExists exists -> "ALREADY_EXISTS";
            case Problem.ConstraintViolated violated -> "CONSTRAINT_VIOLATED";
            case Problem.BrokenConstraint(var rule, var table, var columns, var explanation) ->
                rule == Problem.BrokenConstraint.Rule.UNIQUE ? "ALREADY_EXISTS" : "CONSTRAINT_VIOLATED";
            case Problem.IllegalTransition transition -> "ILLEGAL_TRANSITION";
            case Problem.RefusedTransition transition -> "ILLEGAL_TRANSITION";
            case Problem.LimitExceeded exceeded -> "LIMIT_EXCEEDED";
            case Problem.Unavailable unavailable -> "UNAVAILABLE";
            case Problem.TimedOut timedOut -> "TIMEOUT";
            default -> INTERNAL;
        };
    }
}
