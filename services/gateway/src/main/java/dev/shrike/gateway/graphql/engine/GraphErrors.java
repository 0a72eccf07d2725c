package dev.shrike.gateway.graphql.engine;

import dev.shrike.gateway.graphql.calling.Refusal;
import dev.shrike.gateway.graphql.calling.StreamEnded;
import dev.shrike.gateway.graphql.limit.Excess;
import dev.shrike.rest.problem.ProblemException;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.introspection.GoodFaithIntrospection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Errors in the one form that clients see: a message, where, and {@code extensions} with a {@code code}. */
public final class GraphErrors {
    private static final String EXTENSIONS = "extensions";
    private static final int BAD_REQUEST = 400;

    private GraphErrors() {}

    /** A refusal with one error. */
    static Outcome.Refused refused(int status, String code, String message) {
        return refused(status, message, Map.of("code", code));
    }

    static Outcome.Refused refused(Excess excess) {
        return refused(BAD_REQUEST, excess.message(), excess.extensions());
    }

    static Outcome.Refused refused(List<? extends GraphQLError> errors) {
        return new Outcome.Refused(errors.stream().map(GraphErrors::written).toList(), BAD_REQUEST);
    }

    private static Outcome.Refused refused(int status, String message, Map<String, Object> extensions) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put(EXTENSIONS, extensions);
        return new Outcome.Refused(List.of(error), status);
    }

    /** Why a subscription ended that was running. */
    public static List<Map<String, Object>> ofEnd(Throwable fault) {
        Outcome.Refused refused = switch (fault) {
            case StreamEnded ended -> refused(BAD_REQUEST, ended.code(), ended.getMessage());
            case ProblemException problem -> refused(BAD_REQUEST, Refusal.of(problem));
            default -> refused(500, "INTERNAL", "The subscription could not go on.");
        };
        return refused.errors();
    }

    private static Outcome.Refused refused(int status, Refusal refusal) {
        return refused(status, refusal.getMessage(), refusal.extensions());
    }

    /** A result as the specification writes it. */
    static Map<String, Object> written(ExecutionResult result) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            written.put(
                    "errors",
                    result.getErrors().stream().map(GraphErrors::written).toList());
        }
        if (result.isDataPresent()) {
            written.put("data", result.getData());
        }
        Optional.ofNullable(result.getExtensions()).ifPresent(extensions -> written.put(EXTENSIONS, extensions));
        return written;
    }

    private static Map<String, Object> written(GraphQLError error) {
        Map<String, Object> written = new LinkedHashMap<>(error.toSpecification());
        boolean coded = error.getExtensions() != null && error.getExtensions().containsKey("code");
        written.put(EXTENSIONS, coded ? error.getExtensions() : Map.of("code", code(error)));
        return written;
    }

    private static String code(GraphQLError error) {
        if (error instanceof GoodFaithIntrospection.BadFaithIntrospectionError) {
            return "BAD_FAITH_INTROSPECTION";
        }
        return switch (error.getErrorType()) {
            case ErrorType.InvalidSyntax -> "GRAPHQL_PARSE_FAILED";
            case ErrorType.ValidationError -> "GRAPHQL_VALIDATION_FAILED";
            case ErrorType.OperationNotSupported -> "OPERATION_NOT_SUPPORTED";
            case ErrorType.ExecutionAborted -> "EXECUTION_ABORTED";
            case null, default -> "INTERNAL";
        };
    }

    /** What a field that failed is an error with. */
    static Map<String, Object> extensions(Throwable fault) {
        return fault instanceof Refusal refusal ? refusal.extensions() : Map.of("code", "INTERNAL", "status", 500);
    }
}
