package dev.shrike.gateway.graphql.engine;

import dev.shrike.gateway.graphql.calling.Asking;
import dev.shrike.gateway.graphql.calling.Calls;
import dev.shrike.gateway.graphql.calling.Cursors;
import dev.shrike.gateway.graphql.calling.ServiceCalls;
import dev.shrike.gateway.graphql.field.GraphSchema;
import dev.shrike.gateway.graphql.limit.Excess;
import dev.shrike.gateway.graphql.limit.LimitSettings;
import dev.shrike.gateway.graphql.limit.Limits;
import dev.shrike.gateway.graphql.loading.Loaders;
import dev.shrike.gateway.graphql.persisted.Found;
import dev.shrike.gateway.graphql.persisted.PersistedQueries;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Runs requests. Thread-safe. */
@Singleton
public final class GraphEngine {
    private static final int NOT_ALLOWED = 405;
    private static final int OUT_OF_TIME = 504;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final PersistedQueries persisted;
    private final Documents documents;
    private final GraphSchema schema;
    private final Limits limits;
    private final LimitSettings settings;
    private final ServiceCalls services;
    private final ExecutorService threads;
    private final GraphQL graphql;

    GraphEngine(
            PersistedQueries persisted,
            Documents documents,
            GraphSchema schema,
            Limits limits,
            LimitSettings settings,
            ServiceCalls services,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.persisted = persisted;
        this.documents = documents;
        this.schema = schema;
        this.limits = limits;
        this.settings = settings;
        this.services = services;
        this.threads = threads;
        this.graphql = GraphQL.newGraphQL(schema.executable())
                .defaultDataFetcherExceptionHandler(new FieldFaults())
                .preparsedDocumentProvider((input, _) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
                .build();
    }

    /**
     * Runs a request; never fails, and ends within the time that is set.
     *
     * @param allowed which kinds of operation may be asked for in this way
     */
    public CompletableFuture<Outcome> execute(GraphRequest request, Asking asking, Set<Operation> allowed) {
        return switch (persisted.find(request.query(), request.persisted())) {
            case Found.Nothing(String code, String message) -> {
                // clients of the protocol take this for an answer, and send the text
                int status = code.equals("PERSISTED_QUERY_NOT_FOUND") ? OK : BAD_REQUEST;
                yield completed(GraphErrors.refused(status, code, message));
            }
            case Found.Text(String query) ->
                switch (documents.read(query)) {
                    case Documents.Read.Refused(Outcome.Refused refused) -> completed(refused);
                    case Documents.Read.Valid(Document document) -> run(query, document, request, asking, allowed);
                };
        };
    }

    private CompletableFuture<Outcome> run(
            String query, Document document, GraphRequest request, Asking asking, Set<Operation> allowed) {
        OperationDefinition operation;
        try {
            operation = NodeUtil.getOperation(document, request.operationName()).operationDefinition;
        } catch (UnknownOperationException e) {
            return completed(GraphErrors.refused(BAD_REQUEST, "UNKNOWN_OPERATION", e.getMessage()));
        }
        if (!allowed.contains(operation.getOperation())) {
            return completed(GraphErrors.refused(
                    NOT_ALLOWED,
                    "OPERATION_NOT_SUPPORTED",
                    "A " + operation.getOperation().name().toLowerCase(Locale.ROOT)
                            + " cannot be asked for in this way."));
        }
        Optional<Excess> tooDear = limits.of(schema.executable(), document, operation, request.values());
        if (tooDear.isPresent()) {
            return completed(GraphErrors.refused(tooDear.get()));
        }
        return inTime(input(query, document, operation.getOperation(), request, asking));
    }

    private ExecutionInput input(
            String query, Document document, Operation operation, GraphRequest request, Asking asking) {
        Calls calls = new Calls(services, asking, threads, settings.calls(), settings.time());
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(query)
                .operationName(request.operationName())
                .variables(request.values())
                .graphQLContext(Map.of(
                        Calls.class,
                        calls,
                        Document.class,
                        document,
                        Operation.class,
                        operation,
                        Cursors.class,
                        new Cursors(),
                        SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED,
                        true));
        if (operation != Operation.SUBSCRIPTION) {
            // loaders would live, and remember what they loaded, as long as the subscription
            input.dataLoaderRegistry(Loaders.of(calls));
        }
        return input.build();
    }

    private CompletableFuture<Outcome> inTime(ExecutionInput input) {
        return graphql.executeAsync(input)
                .copy()
                .orTimeout(settings.time().toMillis(), TimeUnit.MILLISECONDS)
                .handle((result, fault) -> {
                    if (fault == null) {
                        return outcome(result, input);
                    }
                    input.cancel();
                    return fault instanceof TimeoutException
                            ? GraphErrors.refused(
                                    OUT_OF_TIME, "TIMEOUT", "There was no answer within " + settings.time() + ".")
                            : GraphErrors.refused(500, "INTERNAL", "The query could not be answered.");
                });
    }

    @SuppressWarnings("unchecked")
    private static Outcome outcome(ExecutionResult result, ExecutionInput input) {
        Object data = result.getData();
        if (data instanceof Publisher<?> publisher) {
            Cursors cursors = input.getGraphQLContext().get(Cursors.class);
            return new Outcome.Subscribed(
                    Flux.from((Publisher<ExecutionResult>) publisher).map(event -> next(event, cursors.take())));
        }
        boolean begun = result.isDataPresent() && !(data == null && isSubscription(input));
        return begun ? new Outcome.Answered(GraphErrors.written(result)) : GraphErrors.refused(result.getErrors());
    }

    /** One that has no events, has failed before the first. */
    private static boolean isSubscription(ExecutionInput input) {
        return input.getGraphQLContext().get(Operation.class) == Operation.SUBSCRIPTION;
    }

    private static Outcome.Next next(ExecutionResult event, String cursor) {
        Map<String, Object> response = GraphErrors.written(event);
        response.put("extensions", Map.of("cursor", cursor));
        return new Outcome.Next(cursor, response);
    }

    private static CompletableFuture<Outcome> completed(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
