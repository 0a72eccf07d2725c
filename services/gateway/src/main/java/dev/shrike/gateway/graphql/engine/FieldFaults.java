package dev.shrike.gateway.graphql.engine;

import dev.shrike.gateway.graphql.calling.Refusal;
import dev.shrike.rest.problem.ProblemException;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a field failed with into its error. Of what is no refusal, the client learns nothing and the log what it was. */
final class FieldFaults implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FieldFaults.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable fault = unwrapped(parameters.getException());
        boolean refused = fault instanceof Refusal;
        if (!refused && !(fault instanceof AbortExecutionException)) { // which is a client that was answered already
            LOG.error("The field {} failed", parameters.getPath(), fault);
        }
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(GraphqlErrorBuilder.newError()
                                .message("%s", refused ? fault.getMessage() : "The field could not be answered.")
                                .path(parameters.getPath())
                                .location(parameters.getSourceLocation())
                                .extensions(GraphErrors.extensions(fault))
                                .build())
                        .build());
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable fault = thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
        return fault instanceof ProblemException problem ? Refusal.of(problem) : fault;
    }
}
